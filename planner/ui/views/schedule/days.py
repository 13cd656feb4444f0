"""The days that the page looks at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner import clock
from planner.clock import DAY
from planner.plan import Schedule
from planner.reports.figures import LocalDays
from planner.reports.zone_choice import ZoneChoice

LENGTHS = (1, 3, 7, 14, 28)


def dates_of(zones: ZoneChoice) -> list[date]:
    """The local dates that the horizon touches by the clock of any site, as the reader sees it."""
    scenario = zones.scenario
    clocks = {zones.zone_for_site(site) for site in scenario.sites}
    return sorted({day for zone in clocks for day in scenario.grid.dates(zone)})


def lengths(dates: Sequence[date]) -> list[int]:
    """So many days can be shown at once: up to all."""
    return [*(days for days in LENGTHS if days < len(dates)), len(dates)]


def length_shown(dates: Sequence[date], wanted: int) -> int:
    """The most of these lengths that is no more than wanted."""
    return max(days for days in lengths(dates) if days <= max(1, wanted))


def inside(dates: Sequence[date], day: date) -> date:
    """The day itself, or the nearest of these dates."""
    return max(dates[0], min(day, dates[-1]))


def days_from(dates: Sequence[date], zone: str, first: date, days: int) -> LocalDays:
    """So many of these dates from one on, fewer at their end; in a zone."""
    begin = inside(dates, first)
    return LocalDays(begin, min(days, (dates[-1] - begin) // DAY + 1), zone)


def earlier(dates: Sequence[date], first: date, days: int) -> date | None:
    """Where the window before begins; None where there is none."""
    return inside(dates, first - days * DAY) if first > dates[0] else None


def later(dates: Sequence[date], first: date, days: int) -> date | None:
    """Where the window after begins; None where there is none."""
    following = first + days * DAY
    return following if following <= dates[-1] else None


def days_touched(before: Schedule, now: Schedule, zone: str) -> LocalDays | None:
    """The days from the first to the last shift that differs; None where none does."""
    shifts = frozenset(before.shifts) ^ frozenset(now.shifts)
    if not shifts:
        return None
    first = clock.local(min(shift.start for shift in shifts), zone).date()
    last = clock.local(max(shift.end for shift in shifts) - clock.MINUTE, zone).date()
    return LocalDays(first, (last - first) // DAY + 1, zone)
