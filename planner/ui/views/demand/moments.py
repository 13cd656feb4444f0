"""Days and times of the horizon to choose from, by the clock of a zone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import Grid
from planner.reports.figures.words import day_of_month


def day_label(day: date, zone: str) -> str:
    """`Sun 28 Mar 2027`, with its length where that is not 24 hours."""
    hours = clock.day_minutes(day, zone) / 60
    length = "" if hours == 24 else f", {hours:g} hours long"
    return f"{day:%a} {day_of_month(day)} {day.year}{length}"


def intervals_of(grid: Grid, day: date, zone: str) -> list[int]:
    """The numbers of the intervals that begin on a local date; empty outside the horizon."""
    on_day = grid.wall_clocks(zone).ordinal == day.toordinal()
    return [int(number) for number in np.flatnonzero(on_day)]


def time_label(grid: Grid, interval: int, zone: str) -> str:
    """`14:15 to 14:30`; on a day on which the clocks change, with the offset from UTC."""
    start, end = grid.instant(interval), grid.instant(interval + 1)
    first, last = clock.local(start, zone), clock.local(end, zone)
    if clock.day_minutes(first.date(), zone) == 24 * 60:
        return f"{first:%H:%M} to {last:%H:%M}"
    before, after = (f" (UTC{clock.iso_local(edge, zone)[-6:]})" for edge in (start, end))
    return f"{first:%H:%M}{before if before != after else ''} to {last:%H:%M}{after}"


def busiest(required: NDArray[np.float64], among: Sequence[int]) -> int:
    """The first of these intervals with the largest requirement [T]."""
    return max(among, key=lambda interval: (required[interval], -interval))
