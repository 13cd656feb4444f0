"""When a queue is open: its local opening hours laid over the grid."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner.clock import DAY, Grid, window
from planner.scenario.contract import WEEKDAYS
from planner.scenario.holidays import public_holiday
from planner.scenario.queue import LocalWindow, OpeningHours, Queue


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
        for hours in _windows(queue, queue.opening_hours, day):
            opens, closes = window(day, hours.opens, hours.closes, queue.time_zone)
            first, last = (max(0, int(np.ceil(grid.position(end)))) for end in (opens, closes))
            result[first:last] = True
    return result


def _windows(queue: Queue, hours: OpeningHours, day: date) -> tuple[LocalWindow, ...]:
    holiday = public_holiday(queue.country, queue.subdivision, day)
    if holiday is not None and hours.holidays is not None:
        return hours.holidays
    return hours.weekdays.get(WEEKDAYS[day.weekday()], ())
