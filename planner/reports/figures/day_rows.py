"""Local dates as rows of cells of elapsed time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime

from planner.clock import MINUTE, Grid
from planner.reports.figures.local_days import LocalDays

HOUR = 60 * MINUTE


@dataclass(frozen=True)
class DayRow:
    """A local date cut, from its midnight on, in cells of some minutes of elapsed time.

    intervals: the grid's interval of each cell, -1 outside the horizon.
    """

    date: date
    start: datetime
    cell_minutes: int
    intervals: tuple[int, ...]

    def instant(self, cell: int) -> datetime:
        """The first instant of a cell."""
        return self.start + cell * self.cell_minutes * MINUTE

    def middle(self, cell: int) -> float:
        """The hours from midnight to the middle of a cell."""
        return (cell + 0.5) * self.cell_minutes / 60


def day_rows(grid: Grid, days: LocalDays) -> tuple[DayRow, ...]:
    """The local dates of a window, each as long as it is: 92 quarters of an hour in 23 hours."""
    minutes = _cell_minutes(grid, days)
    return tuple(
        DayRow(day, start, minutes, tuple(_intervals(grid, start, end, minutes)))
        for day, start, end in days.spans
    )


def _cell_minutes(grid: Grid, days: LocalDays) -> int:
    """The longest cell that parts intervals and local days alike.

    An interval that a local midnight cuts, as 00:00 in Kathmandu cuts UTC hours, lies in two rows.
    """
    return math.gcd(grid.interval_minutes, *(grid.minutes(m) for m in days.midnights))


def _intervals(grid: Grid, start: datetime, end: datetime, minutes: int) -> list[int]:
    cells = round((end - start) / MINUTE) // minutes
    places = (math.floor(grid.position(start + k * minutes * MINUTE)) for k in range(cells))
    return [place if 0 <= place < grid.count else -1 for place in places]
