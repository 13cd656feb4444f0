"""The terms of the objective that concern single people: hours, changes, wishes, spread."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import pairwise

from planner import clock
from planner.plan.history import history
from planner.plan.hours import (
    counted_weeks,
    overlap,
    paid_hours,
    week_of,
)
from planner.plan.leave import leave_credits
from planner.plan.schedule import Schedule, Shift
from planner.scenario import WEEKDAYS, Scenario, Wish

DAY_MINUTES = 1440
MIDNIGHT = time()


def hours_short(scenario: Scenario, schedule: Schedule) -> float:
    """Paid hours missing to weekly minima, over the weeks that count.

    Paid leave counts towards a minimum, unpaid leave lowers it.
    """
    short = 0.0
    worked = worked_shifts(scenario, schedule)
    for agent in scenario.agents:
        contract = scenario.contract_of(agent)
        if contract.weekly_hours.min <= 0:
            continue
        paid = paid_hours(worked[agent], contract)
        for monday in counted_weeks(scenario, agent):
            leave = leave_credits(scenario, agent, monday)
            least = contract.weekly_hours.min - leave.unpaid - leave.paid
            short += max(0.0, least - paid.get(monday, 0.0))
    return short


def worked_shifts(scenario: Scenario, schedule: Schedule) -> dict[str, list[Shift]]:
    """Every agent's shifts, history included."""
    worked: dict[str, list[Shift]] = {agent: [] for agent in scenario.agents}
    for shift in (*history(scenario), *schedule.shifts):
        worked[shift.agent].append(shift)
    return worked


def changes(scenario: Scenario, schedule: Schedule) -> int:
    """Published shifts inside the horizon that the schedule does not keep as they are.

    One keeps its place when its agent and date have a shift of the same start and end;
    pinned ones are not counted.
    """
    kept = {(shift.agent, shift.date, shift.start, shift.end) for shift in schedule.shifts}
    return sum(
        (row.agent, row.date, row.start, row.end) not in kept
        for row in scenario.shifts
        if row.state == "published" and scenario.grid.start <= row.start < scenario.grid.end
    )


def wishes_denied(scenario: Scenario, schedule: Schedule) -> float:
    """The weights of denied wishes added up, over every date of the horizon that each names.

    A wish is judged by the shift of its date alone, one from before the horizon included.
    """
    worked = worked_shifts(scenario, schedule)
    denied = 0.0
    for wish in scenario.preferences:
        by_date = {shift.date: shift for shift in worked[wish.agent]}
        zone = scenario.zone_of(wish.agent)
        for day in wished_dates(scenario, wish):
            if is_denied(wish, day, by_date.get(day), zone):
                denied += wish.weight
    return denied


def wished_dates(scenario: Scenario, wish: Wish) -> list[date]:
    """The dates of the horizon that a wish names."""
    return [
        day
        for day in scenario.grid.dates(scenario.zone_of(wish.agent))
        if day == wish.on or (wish.on is None and WEEKDAYS[day.weekday()] in wish.weekdays)
    ]


def is_denied(wish: Wish, day: date, shift: Shift | None, zone: str) -> bool:
    """Whether the shift of a date, or none, goes against a wish for it.

    Off: any shift, or with a window one that overlaps it. Work: none, or with a window
    none that lies wholly inside it.
    """
    if shift is None:
        return wish.wish == "work"
    if wish.from_ is None and wish.to is None:
        return wish.wish == "off"
    low, high = clock.window(day, wish.from_ or MIDNIGHT, wish.to or MIDNIGHT, zone)
    if wish.wish == "off":
        return overlap(shift.start, shift.end, low, high) > timedelta()
    return not (low <= shift.start and shift.end <= high)


def start_spread(scenario: Scenario, schedule: Schedule) -> float:
    """Hours by which start times within a week spread further than contracts say.

    The spread of an agent's week is the smallest arc of the 24-hour circle that holds all
    its local start times.
    """
    total = 0.0
    for agent, shifts in schedule.by_agent.items():
        limit = scenario.contract_of(agent).max_start_spread_minutes
        if limit is None:
            continue
        starts: dict[date, list[int]] = {}
        for shift in shifts:
            wall = clock.local(shift.start, scenario.zone_of(agent))
            starts.setdefault(week_of(shift.date), []).append(wall.hour * 60 + wall.minute)
        total += sum(max(0, smallest_arc(minutes) - limit) for minutes in starts.values())
    return total / 60


def smallest_arc(minutes: Iterable[int]) -> int:
    """The smallest arc of the day's circle, in minutes, that holds all these minutes of the day."""
    points = sorted(set(minutes))
    if not points:
        return 0
    gaps = [after - before for before, after in pairwise(points)]
    return DAY_MINUTES - max([*gaps, points[0] + DAY_MINUTES - points[-1]])
