"""When a queue is open: its local opening hours laid over the grid."""

from __future__ import annotations

from datetime import date, time

import numpy as np
from numpy.typing import NDArray

from planner.clock import DAY, Grid, window
from planner.scenario.contract import WEEKDAYS
from planner.scenario.holidays import public_holiday
from planner.scenario.queue import LocalWindow, Queue

ALL_DAY = LocalWindow(opens=time(), closes=time())


def open_intervals(queue: Queue, grid: Grid) -> NDArray[np.bool_]:
    """Whether the queue is open at the first instant of each interval; shape [T].

    A window belongs to the local date on which it begins: that date's holiday decides, also
    for what lies after midnight.
    """
    if queue.opening_hours is None:
        return np.ones(grid.count, dtype=np.bool_)
    result = np.zeros(grid.count, dtype=np.bool_)
    dates = grid.dates(queue.time_zone)
    for day in [dates[0] - DAY, *dates]:
        for hours in windows_on(queue, day):
            opens, closes = window(day, hours.opens, hours.closes, queue.time_zone)
            first, last = (max(0, int(np.ceil(grid.position(end)))) for end in (opens, closes))
            result[first:last] = True
    return result


def windows_on(queue: Queue, day: date) -> tuple[LocalWindow, ...]:
    """The opening windows that begin on a local date; the whole day where a queue never closes."""
    hours = queue.opening_hours
    if hours is None:
        return (ALL_DAY,)
    holiday = public_holiday(queue.country, queue.subdivision, day)
    if holiday is not None and hours.holidays is not None:
        return hours.holidays
    return hours.weekdays.get(WEEKDAYS[day.weekday()], ())
