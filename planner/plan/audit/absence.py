"""When an agent cannot work at all: employment, availability, time off, public holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from planner import clock
from planner.clock import DAY
from planner.plan.audit.case import Case
from planner.plan.audit.violation import Violation, on
from planner.scenario import WEEKDAYS, public_holiday

Window = tuple[datetime, datetime]


def shift_lies_within_employment(case: Case) -> Iterator[Violation]:
    """No part of a shift lies before the first or after the last day of employment."""
    starts, ends = case.who.starts_on, case.who.ends_on
    for shift in case.planned:
        if starts is not None and shift.start < case.on_day(starts):
            yield case.broken(
                "shift_lies_within_employment",
                shift.start,
                f"{case.the_shift(shift.start, shift.end)} lies before employment starts, "
                f"{on(starts)}",
            )
        if ends is not None and shift.end > case.on_day(ends + DAY):
            yield case.broken(
                "shift_lies_within_employment",
                shift.start,
                f"{case.the_shift(shift.start, shift.end)} reaches beyond the last day of "
                f"employment, {on(ends)}",
            )


def shift_lies_within_availability(case: Case) -> Iterator[Violation]:
    """A shift lies wholly inside the union of the agent's windows; none means always."""
    if not case.person.availability:
        return
    for shift in case.planned:
        uncovered = _first_uncovered(case, shift.start, shift.end)
        if uncovered is not None:
            yield case.broken(
                "shift_lies_within_availability",
                shift.start,
                f"{case.the_shift(shift.start, shift.end)}: not available at {case.at(uncovered)}",
            )


def _first_uncovered(case: Case, start: datetime, end: datetime) -> datetime | None:
    first, last = clock.local(start, case.zone).date(), clock.local(end, case.zone).date()
    days = [first + i * DAY for i in range(-1, (last - first).days + 1)]
    windows = sorted(window for day in days for window in _windows_of(case, day))
    reached = start
    for opens, closes in windows:
        if opens <= reached < closes:
            reached = closes
    return reached if reached < end else None


def _windows_of(case: Case, day: date) -> list[Window]:
    weekday = WEEKDAYS[day.weekday()]
    rows = [row for row in case.person.availability if row.on == day] or [
        row for row in case.person.availability if row.on is None and weekday in row.weekdays
    ]
    return [clock.window(day, row.from_, row.to, case.zone) for row in rows]


def no_shift_overlaps_time_off(case: Case) -> Iterator[Violation]:
    """Not even the end of a night shift reaches into an absence."""
    for shift in case.planned:
        for row in case.person.absences:
            if shift.start < row.end and row.start < shift.end:
                yield case.broken(
                    "no_shift_overlaps_time_off",
                    shift.start,
                    f"{case.the_shift(shift.start, shift.end)} overlaps time off ({row.kind}) "
                    f"{case.at(row.start)} to {case.at(row.end)}",
                )


def no_shift_starts_on_a_holiday_off(case: Case) -> Iterator[Violation]:
    """At a site that is off on public holidays no shift starts on one."""
    site = case.scenario.sites[case.who.site]
    if site.holidays != "off":
        return
    for shift in case.planned:
        day = clock.local(shift.start, case.zone).date()
        name = public_holiday(site.country, site.subdivision, day)
        if name is not None:
            yield case.broken(
                "no_shift_starts_on_a_holiday_off",
                shift.start,
                f"{case.the_shift(shift.start, shift.end)} starts on {name}, "
                f"on which site {case.who.site} is off",
            )
