"""An agent as the labour rules see one: dates, weeks, history and leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planner import clock
from planner.scenario import PublishedShift, Scenario, TimeOff, public_holiday

NIGHT_FROM, NIGHT_TO = time(23), time(6)
NIGHT_MINUTES = 180
WEEK = timedelta(days=7)
MOST_HOURS_OUTSIDE = {"week": 24, "weekend": 12}


@dataclass(frozen=True)
class PersonWeek:
    """A local week of an agent; minutes are paid minutes still open to its planned shifts.

    `least_paid_minutes` is 0 where the week does not count for the weekly minimum.
    """

    monday: date
    most_paid_minutes: float
    least_paid_minutes: float
    history_days: int
    history_nights: int
    weekend_counts: bool


@dataclass(frozen=True)
class Person:
    """What the counting rules need to know of an agent.

    `dates` are the local dates on which a shift of the plan may start; `week_of` gives each
    its number in `weeks`. The horizon's first date is not among them where a shift from
    before the horizon starts on it (`first_date_taken`).
    """

    agent: str
    dates: tuple[date, ...]
    week_of: tuple[int, ...]
    weeks: tuple[PersonWeek, ...]
    first_date_taken: bool
    history_run: int
    history_weekend: bool
    most_weekends: int


def monday_of(day: date) -> date:
    """The Monday of a date's week."""
    return day - timedelta(days=day.weekday())


def is_night(start: datetime, end: datetime, zone: str) -> bool:
    """Whether a shift has enough of its time between 23:00 and 06:00 local."""
    inside = timedelta()
    day = clock.local(start, zone).date() - clock.DAY
    while (opens := clock.window(day, NIGHT_FROM, NIGHT_TO, zone))[0] < end:
        inside += max(min(end, opens[1]) - max(start, opens[0]), timedelta())
        day += clock.DAY
    return inside >= NIGHT_MINUTES * clock.MINUTE


def weekend_of(monday: date, zone: str) -> tuple[datetime, datetime]:
    """The instants of a week's Saturday 00:00 and of the Monday 00:00 after it."""
    return clock.day_start(monday + 5 * clock.DAY, zone), clock.day_start(monday + WEEK, zone)


def paid_minutes(scenario: Scenario, shift: PublishedShift) -> int:
    """Paid minutes of a shift in shifts.csv: all but its unpaid breaks, listed or due."""
    contract = scenario.contract_of(shift.agent)
    elapsed = round((shift.end - shift.start) / clock.MINUTE)
    if shift.activities is None:
        return contract.paid_minutes(elapsed)
    unpaid = {b.name for b in contract.breaks if not b.paid}
    return elapsed - sum(a.minutes for a in shift.activities if a.activity in unpaid)


def person(scenario: Scenario, agent: str) -> Person:
    """The agent's dates, weeks and history in the scenario's horizon."""
    zone = scenario.zone_of(agent)
    history = [s for s in scenario.shifts_of(agent) if s.start < scenario.grid.start]
    worked = {shift.date for shift in history}
    dates = [day for day in scenario.grid.dates(zone) if day not in worked]
    mondays_of = [monday_of(day) for day in dates]
    mondays = sorted(set(mondays_of))
    weeks = tuple(_week(scenario, agent, monday, history) for monday in mondays)
    counting = sum(week.weekend_counts for week in weeks)
    quota = scenario.contract_of(agent).weekends_off or 0
    return Person(
        agent=agent,
        dates=tuple(dates),
        week_of=tuple(mondays.index(monday) for monday in mondays_of),
        weeks=weeks,
        first_date_taken=bool(dates) and dates[0] != scenario.grid.dates(zone)[0],
        history_run=_run_before(dates[0], worked) if dates else 0,
        history_weekend=bool(weeks)
        and weeks[0].weekend_counts
        and any(_touches(s, weekend_of(mondays[0], zone)) for s in history),
        most_weekends=counting - int(counting / 4 * quota + 1e-9),
    )


def _touches(shift: PublishedShift, window: tuple[datetime, datetime]) -> bool:
    return shift.start < window[1] and shift.end > window[0]


def _run_before(first: date, worked: set[date]) -> int:
    run = 0
    while first - (run + 1) * clock.DAY in worked:
        run += 1
    return run


def _week(
    scenario: Scenario, agent: str, monday: date, history: Iterable[PublishedShift]
) -> PersonWeek:
    zone = scenario.zone_of(agent)
    contract = scenario.contract_of(agent)
    before = [shift for shift in history if monday_of(shift.date) == monday]
    credit, unpaid = _leave_minutes(scenario, agent, monday)
    worked = sum(paid_minutes(scenario, shift) for shift in before)
    start, end = clock.day_start(monday, zone), clock.day_start(monday + WEEK, zone)
    least = contract.weekly_hours.min * 60 - credit - unpaid - worked
    counts = _counts(scenario, agent, start, end, "week")
    return PersonWeek(
        monday=monday,
        most_paid_minutes=contract.weekly_hours.max * 60 - credit - worked,
        least_paid_minutes=max(least, 0.0) if counts else 0.0,
        history_days=len(before),
        history_nights=sum(is_night(s.start, s.end, zone) for s in before),
        weekend_counts=_counts(scenario, agent, *weekend_of(monday, zone), "weekend"),
    )


def _counts(scenario: Scenario, agent: str, start: datetime, end: datetime, kind: str) -> bool:
    """Whether enough of the stretch lies in the horizon, and all of it in the employment."""
    zone, who, grid = scenario.zone_of(agent), scenario.agents[agent], scenario.grid
    outside = max(grid.start - start, timedelta()) + max(end - grid.end, timedelta())
    if outside > timedelta(hours=MOST_HOURS_OUTSIDE[kind]):
        return False
    if who.starts_on and clock.day_start(who.starts_on, zone) > start:
        return False
    return not (who.ends_on and clock.day_start(who.ends_on + clock.DAY, zone) < end)


def _leave_minutes(scenario: Scenario, agent: str, monday: date) -> tuple[float, float]:
    """Credit for paid days off in the week, and what unpaid ones take off its minimum."""
    who, contract = scenario.agents[agent], scenario.contract_of(agent)
    absences, site = scenario.time_off_of(agent), scenario.site_of(agent)
    off = {True: 0.0, False: 0.0}
    if not absences and site.holidays == "work":
        return 0.0, 0.0
    for day in (monday + i * clock.DAY for i in range(7)):
        if (who.starts_on and day < who.starts_on) or (who.ends_on and day > who.ends_on):
            continue
        parts = {True: 0.0, False: 0.0}
        for row in absences:
            parts[row.paid] += part_of_day(scenario, row, day)
        if site.holidays == "off" and day.weekday() < 5:
            parts[True] += bool(public_holiday(site.country, site.subdivision, day))
        off[True] += min(parts[True], 1.0)
        off[False] += min(parts[False], 1.0 - min(parts[True], 1.0))
    paid = min(off[True], contract.days_per_week.max)
    unpaid = min(off[False], contract.days_per_week.max - paid)
    return paid * contract.hours_per_day_off * 60, unpaid * contract.hours_per_day_off * 60


def part_of_day(scenario: Scenario, row: TimeOff, day: date) -> float:
    """The share of a day off that an absence makes of a date."""
    if row.first_date is not None and row.last_date is not None:
        return float(row.first_date <= day <= row.last_date)
    if clock.local(row.start, scenario.zone_of(row.agent)).date() != day:
        return 0.0
    hours = (row.end - row.start) / clock.MINUTE / 60
    return min(hours / scenario.contract_of(row.agent).hours_per_day_off, 1.0)
