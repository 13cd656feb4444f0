"""The days and intervals that one can choose from, by a zone's clock."""

from __future__ import annotations

from datetime import date

from planner import clock
from planner.clock import DAY, Grid
from planner.reports.figures import LocalDays
from planner.ui.views.demand.moments import intervals_of

LENGTHS = (1, 3, 7, 14, 28)


def lengths(grid: Grid, zone: str) -> tuple[int, ...]:
    """So many days can be shown at once: up to all of the horizon."""
    touched = len(grid.dates(zone))
    return (*(days for days in LENGTHS if days < touched), touched)


def window(grid: Grid, zone: str, first: date, days: int) -> LocalDays:
    """So many local dates from one on, moved so that they lie within the horizon's."""
    dates = grid.dates(zone)
    shown = min(days, len(dates))
    latest = dates[-1] - (shown - 1) * DAY
    return LocalDays(max(dates[0], min(first, latest)), shown, zone)


def monday_of(day: date) -> date:
    """The Monday of a date's week."""
    return day - day.weekday() * DAY


def local_date(grid: Grid, zone: str, interval: int) -> date:
    """The local date on which an interval begins."""
    return clock.local(grid.instant(interval), zone).date()


def days_with_intervals(grid: Grid, zone: str) -> list[date]:
    """The local dates on which intervals begin."""
    first, last = local_date(grid, zone, 0), local_date(grid, zone, grid.count - 1)
    return [first + i * DAY for i in range((last - first).days + 1)]


def same_time(grid: Grid, zone: str, interval: int, day: date) -> int:
    """The interval of another local date at the same time of day, or nearest to it."""
    wanted = _minute(grid, zone, interval)
    return min(
        intervals_of(grid, day, zone), key=lambda other: abs(_minute(grid, zone, other) - wanted)
    )


def _minute(grid: Grid, zone: str, interval: int) -> int:
    wall = clock.local(grid.instant(interval), zone)
    return wall.hour * 60 + wall.minute
