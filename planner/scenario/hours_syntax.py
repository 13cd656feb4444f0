"""The opening hours of a queue in a file: `24/7`, or windows by weekday and on holidays."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import time

from planner.scenario.contract import Weekday
from planner.scenario.problems import Tell
from planner.scenario.queue import LocalWindow, OpeningHours
from planner.scenario.suggestion import shown
from planner.scenario.syntax import local_window, weekdays

ALWAYS = "24/7"
EXAMPLE = 'write "24/7", or { mon-fri = ["07:00-22:00"], holidays = [] }'


def read_opening_hours(raw: object, tell: Tell) -> tuple[OpeningHours | None, bool]:
    """The hours, None for a queue that never closes, and whether all could be understood."""
    if raw == ALWAYS:
        return None, True
    if not isinstance(raw, Mapping):
        tell(("opening_hours",), f"{shown(raw)} are no opening hours: {EXAMPLE}")
        return None, False
    reader = _HoursReader(tell)
    for key, value in raw.items():
        reader.take(key, value)
    if reader.understood and not any(reader.weekdays.values()) and not reader.holidays:
        reader.blame("opening_hours", message=f"the queue never opens: {EXAMPLE}")
    return OpeningHours(weekdays=reader.weekdays, holidays=reader.holidays), reader.understood


def written_hours(hours: OpeningHours | None) -> str | dict[str, list[str]]:
    """The hours as `read_opening_hours` takes them, every weekday by itself."""
    if hours is None:
        return ALWAYS
    days = {str(day): windows for day, windows in hours.weekdays.items()}
    if hours.holidays is not None:
        days["holidays"] = hours.holidays
    return {day: [_window(one) for one in windows] for day, windows in days.items()}


def _window(window: LocalWindow) -> str:
    closes = "24:00" if window.closes == time() else f"{window.closes:%H:%M}"
    return f"{window.opens:%H:%M}-{closes}"


class _HoursReader:
    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.understood = True
        self.weekdays: dict[Weekday, tuple[LocalWindow, ...]] = {}
        self.holidays: tuple[LocalWindow, ...] | None = None

    def blame(self, *keys: str, message: str) -> None:
        self.understood = False
        self._tell(keys, message)

    def take(self, key: str, value: object) -> None:
        windows = self._windows(key, value)
        if key == "holidays":
            self.holidays = windows
            return
        try:
            days = weekdays(key)
        except ValueError as error:
            message = f"this is neither holidays nor weekdays: {error}"
            self.blame("opening_hours", key, message=message)
            return
        for day in days:
            if day in self.weekdays:
                self.blame("opening_hours", key, message=f"{day} is given twice")
            self.weekdays[day] = windows

    def _windows(self, key: str, value: object) -> tuple[LocalWindow, ...]:
        if not isinstance(value, tuple) or not all(isinstance(text, str) for text in value):
            message = f'{shown(value)} is no list of windows such as ["07:00-22:00"]'
            self.blame("opening_hours", key, message=message)
            return ()
        try:
            windows = tuple(local_window(text) for text in value)
            _check_apart(windows)
        except ValueError as error:
            self.blame("opening_hours", key, message=str(error))
            return ()
        return windows


def _check_apart(windows: Iterable[LocalWindow]) -> None:
    spans = sorted(window.minutes for window in windows)
    for (_, end), (start, _) in itertools.pairwise(spans):
        if start < end:
            raise ValueError("two windows of the day overlap: make one of them")
