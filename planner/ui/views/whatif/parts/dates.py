"""Parts that ask for a day, or for a span of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from planner import clock
from planner.scenario import Scenario
from planner.ui.views.whatif.controls import Answers, Control, Day, Moment, Switch

PART_OF_A_DAY = "part of a day"


def days_of(scenario: Scenario) -> tuple[date, date]:
    """The first and the last date of the horizon, wherever on earth somebody looks at it."""
    zones = {site.time_zone for site in scenario.sites.values()} | {
        queue.time_zone for queue in scenario.queues.values()
    }
    dates = [day for zone in zones for day in scenario.grid.dates(zone)]
    return min(dates), max(dates)


@dataclass(frozen=True)
class DayPart:
    """A date within the horizon."""

    key: str
    label: str
    within: tuple[date, date]
    required: bool = False
    help: str = ""

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One day."""
        first, last = self.within
        yield Day(
            name=self.key, label=self.label, help=self.help, required=self.required,
            first=first, last=last,
        )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """The date under its key."""
        day = answers.get(self.key)
        return {} if day is None else {self.key: day}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The date as it is."""
        return {self.key: keys[self.key]} if self.key in keys else {}


@dataclass(frozen=True)
class Span:
    """From when to when somebody is away: whole days, the last one included, or two times.

    zone_of: whose clock times are told by, from the keys of the change.
    """

    within: tuple[date, date]
    zone_of: Callable[[Mapping[str, Any]], str]

    def controls(self, answers: Answers) -> Iterator[Control]:
        """Whether by days or times, then the two ends."""
        yield Switch(
            name=PART_OF_A_DAY, label="Only part of a day",
            help="Then give the times, by the clock of the site.",
        )  # fmt: skip
        first, last = self.within
        if answers.get(PART_OF_A_DAY):
            begins, ends = datetime.combine(first, time()), datetime.combine(last, time(23, 59))
            for end, label in (("from time", "From"), ("to time", "Until")):
                yield Moment(name=end, label=label, required=True, first=begins, last=ends)
        else:
            yield Day(name="from", label="First day", required=True, first=first, last=last)
            yield Day(
                name="to", label="Last day", first=first, last=last,
                help="Included. Leave it empty for one day.",
            )  # fmt: skip

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """Two dates or two times; without the last day, one date."""
        suffix = " time" if answers.get(PART_OF_A_DAY) else ""
        found = {end: answers.get(f"{end}{suffix}") for end in ("from", "to")}
        return {end: when for end, when in found.items() if when is not None}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The ends as days, or as times by the site's clock."""
        ends = {end: keys[end] for end in ("from", "to") if end in keys}
        if not isinstance(ends.get("from"), datetime):
            return ends
        zone = self.zone_of(keys)
        times = {f"{end} time": _on_the_clock(when, zone) for end, when in ends.items()}
        return {PART_OF_A_DAY: True, **times}


def _on_the_clock(when: datetime, zone: str) -> datetime:
    return when if when.tzinfo is None else clock.local(when, zone).replace(tzinfo=None)
