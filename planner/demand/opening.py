"""When a queue is open, on the horizon's grid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.scenario import WEEKDAYS, LocalWindow, OpeningHours, Queue, public_holiday


def open_intervals(queue: Queue, grid: clock.Grid) -> NDArray[np.bool_]:
    """Whether customers can reach the queue, per interval: bool [T].

    An interval has the state of its first instant. Windows are local to the queue and
    belong to the date on which they begin: one that runs past midnight into a public
    holiday stays open to its end. On a public holiday the holiday's windows, where the
    queue names any policy for holidays, take the place of the weekday's. Around a clock
    change a window's ends mean what `clock.recurring_instant` says.
    """
    if queue.opening_hours is None:
        return np.ones(grid.count, dtype=np.bool_)
    state = np.zeros(grid.count, dtype=np.bool_)
    for opens, closes in _windows(queue, queue.opening_hours, grid):
        state[_first_at_or_after(opens, grid) : _first_at_or_after(closes, grid)] = True
    return state


def next_open(state: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The first open interval at or after each: int [T]; T where none is left."""
    count = state.size
    own = np.where(state, np.arange(count), count)
    return np.minimum.accumulate(own[::-1])[::-1]


def _windows(
    queue: Queue, hours: OpeningHours, grid: clock.Grid
) -> Iterator[tuple[datetime, datetime]]:
    dates = grid.dates(queue.time_zone)
    for day in (dates[0] - clock.DAY, *dates):
        for window in _windows_of(day, queue, hours):
            yield clock.window(day, window.opens, window.closes, queue.time_zone)


def _windows_of(day: date, queue: Queue, hours: OpeningHours) -> tuple[LocalWindow, ...]:
    if hours.holidays is not None and public_holiday(queue.country, queue.subdivision, day):
        return hours.holidays
    by_number = {WEEKDAYS.index(weekday): windows for weekday, windows in hours.weekdays.items()}
    return by_number.get(day.weekday(), ())


def _first_at_or_after(instant: datetime, grid: clock.Grid) -> int:
    return min(max(int(np.ceil(grid.position(instant))), 0), grid.count)
