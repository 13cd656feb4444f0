"""Limits on a week: paid hours, worked days, night shifts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from planner import clock
from planner.clock import DAY, MINUTE
from planner.plan.audit.case import Case
from planner.plan.audit.person import Worked
from planner.plan.audit.violation import Violation, hours, on
from planner.scenario import TimeOff, public_holiday

ROUNDING = 1e-6


def weekly_hours_are_not_exceeded(case: Case) -> Iterator[Violation]:
    """Paid hours of a week's shifts and its paid leave stay within the contract's maximum."""
    most = case.contract.weekly_hours.max
    for monday, worked in case.weeks:
        paid = sum((w.paid for w in worked), timedelta()) / timedelta(hours=1)
        leave = paid_leave_hours(case, monday)
        if paid + leave > most + ROUNDING:
            yield case.broken(
                "weekly_hours_are_not_exceeded",
                case.on_day(monday),
                f"{hours(paid)} paid"
                + (f" and {hours(leave)} of paid leave" if leave else "")
                + f" in the week of {on(monday)}; contract {case.who.contract} allows "
                f"{hours(most)}",
            )


def worked_days_per_week_are_not_exceeded(case: Case) -> Iterator[Violation]:
    """A week has no more worked days than the contract allows."""
    most = case.contract.days_per_week.max
    for monday, worked in case.weeks:
        days = {w.date for w in worked}
        if len(days) > most:
            yield case.broken(
                "worked_days_per_week_are_not_exceeded",
                case.on_day(monday),
                f"{len(days)} worked days in the week of {on(monday)}; contract "
                f"{case.who.contract} allows {most}",
            )


def night_shifts_per_week_are_not_exceeded(case: Case) -> Iterator[Violation]:
    """A week has no more night shifts than the contract allows."""
    most = case.contract.max_night_shifts_per_week
    if most is None:
        return
    for monday, worked in case.weeks:
        nights = [w.date for w in worked if is_night(case, w)]
        if len(nights) > most:
            yield case.broken(
                "night_shifts_per_week_are_not_exceeded",
                case.on_day(monday),
                f"{len(nights)} night shifts in the week of {on(monday)} "
                f"({', '.join(on(day) for day in nights)}); contract {case.who.contract} "
                f"allows {most}",
            )


def is_night(case: Case, worked: Worked) -> bool:
    """Whether three elapsed hours of a shift lie between 23:00 and 06:00 local time."""
    return _asleep(worked.date, worked.start, worked.end, case.zone) >= 180 * MINUTE


@lru_cache(maxsize=100_000)
def _asleep(day: date, start: datetime, end: datetime, zone: str) -> timedelta:
    """How much of a shift that starts on a date lies between 23:00 and 06:00."""
    asleep = timedelta()
    for evening in (day - DAY, day, day + DAY, day + 2 * DAY):
        opens, closes = clock.window(evening, time(23), time(6), zone)
        asleep += max(timedelta(), min(closes, end) - max(opens, start))
    return asleep


def paid_leave_hours(case: Case, monday: date) -> float:
    """What the week's paid absences and public holidays off count, in hours."""
    known = case.person.leave
    if monday not in known:
        known[monday] = _leave_in(case, monday)
    return known[monday]


def _leave_in(case: Case, monday: date) -> float:
    a_day = case.contract.weekly_hours.max / case.contract.days_per_week.max
    credited = sum(_credit_of(case, monday + i * DAY, a_day) for i in range(7))
    return min(credited, a_day * case.contract.days_per_week.max)


def _credit_of(case: Case, day: date, a_day: float) -> float:
    if case.who.starts_on is not None and day < case.who.starts_on:
        return 0.0
    if case.who.ends_on is not None and day > case.who.ends_on:
        return 0.0
    mine = [row for row in case.person.absences if row.paid]
    if _holiday_off(case, day) or any(_covers(row, day) for row in mine):
        return a_day
    begun = [
        row
        for row in mine
        if row.first_date is None and clock.local(row.start, case.zone).date() == day
    ]
    return min(a_day, sum((row.end - row.start) / timedelta(hours=1) for row in begun))


def _covers(row: TimeOff, day: date) -> bool:
    return (
        row.first_date is not None
        and row.last_date is not None
        and row.first_date <= day <= row.last_date
    )


def _holiday_off(case: Case, day: date) -> bool:
    site = case.scenario.sites[case.who.site]
    holiday = public_holiday(site.country, site.subdivision, day)
    return site.holidays == "off" and day.weekday() < 5 and holiday is not None
