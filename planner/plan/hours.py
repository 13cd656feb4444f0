"""Weeks, weekends, nights and paid hours: the plan's own statements of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from planner import clock
from planner.clock import DAY, MINUTE, Grid
from planner.plan.schedule import Shift
from planner.scenario import Agent, Contract, Scenario

HOUR = timedelta(hours=1)
WEEK_OUTSIDE = 24 * HOUR
WEEKEND_OUTSIDE = 12 * HOUR
NIGHT_FROM, NIGHT_TO = time(23), time(6)
NIGHT_MINUTES = 180


def week_of(day: date) -> date:
    """The Monday of the week that a date lies in."""
    return day - day.weekday() * DAY


def weeks(grid: Grid, zone: str) -> list[date]:
    """The Mondays of every local week that the horizon touches."""
    return sorted({week_of(day) for day in grid.dates(zone)})


def counted_weeks(scenario: Scenario, agent: str) -> list[date]:
    """The Mondays of the weeks to which weekly minima apply.

    At most 24 hours of such a week lie outside the horizon, and the agent is employed
    throughout it.
    """
    return [
        monday
        for monday in weeks(scenario.grid, scenario.zone_of(agent))
        if _counts(scenario, agent, monday, 7, WEEK_OUTSIDE)
    ]


def counted_weekends(scenario: Scenario, agent: str) -> list[date]:
    """The Saturdays of the weekends that `weekends_off` counts.

    At most 12 hours of such a weekend lie outside the horizon, and the agent is employed
    throughout it.
    """
    mondays = weeks(scenario.grid, scenario.zone_of(agent))
    return [
        saturday
        for saturday in (monday + 5 * DAY for monday in mondays)
        if _counts(scenario, agent, saturday, 2, WEEKEND_OUTSIDE)
    ]


def _counts(scenario: Scenario, agent: str, first: date, days: int, outside: timedelta) -> bool:
    who, zone = scenario.agents[agent], scenario.zone_of(agent)
    start, end = clock.day_start(first, zone), clock.day_start(first + days * DAY, zone)
    inside = min(end, scenario.grid.end) - max(start, scenario.grid.start)
    return end - start - inside <= outside and all(
        employed_on(who, first + i * DAY) for i in range(days)
    )


def employed_on(agent: Agent, day: date) -> bool:
    """Whether a date lies within an agent's employment."""
    return (agent.starts_on is None or agent.starts_on <= day) and (
        agent.ends_on is None or day <= agent.ends_on
    )


def overlap(start: datetime, end: datetime, low: datetime, high: datetime) -> timedelta:
    """How much of [start, end) lies inside [low, high)."""
    return max(min(end, high) - max(start, low), timedelta())


def works_weekend(shift: Shift, saturday: date, zone: str) -> bool:
    """Whether a shift reaches into [Saturday 00:00, Monday 00:00) local."""
    low, high = clock.day_start(saturday, zone), clock.day_start(saturday + 2 * DAY, zone)
    return overlap(shift.start, shift.end, low, high) > timedelta()


@lru_cache(maxsize=100_000)
def night_minutes(start: datetime, end: datetime, zone: str) -> int:
    """Elapsed minutes of [start, end) inside the local windows 23:00-06:00."""
    day, last = clock.local(start, zone).date() - DAY, clock.local(end, zone).date()
    total = timedelta()
    while day <= last:
        total += overlap(start, end, *clock.window(day, NIGHT_FROM, NIGHT_TO, zone))
        day += DAY
    return total // MINUTE


def is_night_shift(shift: Shift, zone: str) -> bool:
    """Whether at least three elapsed hours of a shift lie between 23:00 and 06:00."""
    return night_minutes(shift.start, shift.end, zone) >= NIGHT_MINUTES


def paid_hours(shifts: Iterable[Shift], contract: Contract) -> dict[date, float]:
    """Paid hours of each week's shifts, by the week's Monday; a shift belongs to its date's."""
    total: dict[date, float] = {}
    for shift in shifts:
        monday = week_of(shift.date)
        total[monday] = total.get(monday, 0.0) + shift.paid_minutes(contract) / 60
    return total
