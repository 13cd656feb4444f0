"""The part that asks when a queue is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.scenario.hours_syntax import ALWAYS, written_hours
from planner.scenario.syntax import weekdays
from planner.ui.views.whatif.controls import Answers, Choice, Control, Words
from planner.ui.views.whatif.parts.queues import QUEUES, QueuesPart
from planner.whatif.changes.hours_words import windows_of, windows_text

HOURS = "opening_hours"
BY_DAY = "by day"
HOLIDAYS = "holidays"
AS_USUAL = "as usual"
DAY_NAMES = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
    HOLIDAYS: "Public holidays",
}
DAY_HELP = "As 08:00-19:00; several with commas, as 08:00-12:00, 13:00-17:00; or: closed."
HOLIDAY_HELP = f"{DAY_HELP} Or: {AS_USUAL}, for the hours of the weekday."


@dataclass(frozen=True)
class HoursPart:
    """Day and night, or times for each day of the week; those of the first queue stand there."""

    queues: QueuesPart

    def controls(self, answers: Answers) -> Iterator[Control]:
        """Which of the two, then a text for each day."""
        yield Choice(
            name=HOURS, label="Open", default=BY_DAY,
            options={BY_DAY: "at these times", ALWAYS: "day and night"},
        )  # fmt: skip
        queue = self._first(answers)
        if queue is None or answers.get(HOURS) == ALWAYS:
            return
        for day, name in DAY_NAMES.items():
            yield Words(
                name=_control(day, queue), label=name, default=self._now(day, queue),
                help=HOLIDAY_HELP if day == HOLIDAYS else DAY_HELP,
            )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """`{"opening_hours": {"mon": ["08:00-19:00"], ...}}`, or `"24/7"`."""
        if answers[HOURS] == ALWAYS:
            return {HOURS: ALWAYS}
        queue = self._first(answers)
        texts = {day: answers[_control(day, queue)] for day in DAY_NAMES} if queue else {}
        return {HOURS: dict(_told(texts))}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The texts of the days."""
        said = keys[HOURS]
        queue = self._first(self.queues.answers(keys)) if QUEUES in keys else None
        if said == ALWAYS or queue is None:
            return {HOURS: ALWAYS if said == ALWAYS else BY_DAY}
        by_day = {day: windows for days, windows in said.items() for day in _days(days)}
        return {
            HOURS: BY_DAY,
            **{_control(day, queue): _text(day, by_day.get(day)) for day in DAY_NAMES},
        }

    def _first(self, answers: Answers) -> str | None:
        chosen = self.queues.chosen(answers)
        return chosen[0] if chosen else None

    def _now(self, day: str, queue: str) -> str:
        hours = written_hours(self.queues.known[queue].opening_hours)
        if isinstance(hours, str):
            return AS_USUAL if day == HOLIDAYS else "00:00-24:00"
        return _text(day, hours.get(day))


def _control(day: str, queue: str | None) -> str:
    return f"{day} of {queue}"


def _told(texts: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The windows of each day; a weekday that is not told is closed, a holiday is as usual."""
    for day, typed in texts.items():
        text = typed.strip().lower()
        windows = list(windows_of(text)) if text else []
        as_usual = day == HOLIDAYS and text == AS_USUAL
        if not as_usual and (windows or day == HOLIDAYS):
            yield day, windows


def _text(day: str, windows: list[str] | None) -> str:
    """A day as it stands in its field: no word of a holiday leaves it as usual."""
    if windows is None and day == HOLIDAYS:
        return AS_USUAL
    return windows_text(windows or []).replace(",", ", ")


def _days(key: str) -> tuple[str, ...]:
    """The days that a key of opening hours names: `mon-fri`, `sat,sun`, `holidays`."""
    return (HOLIDAYS,) if key == HOLIDAYS else tuple(weekdays(key))
