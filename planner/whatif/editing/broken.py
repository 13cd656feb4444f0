"""Which shifts a broken rule speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

from planner import clock
from planner.clock import DAY
from planner.plan.audit import Violation
from planner.plan.hours import week_of
from planner.plan.schedule import Schedule, Shift
from planner.scenario import Scenario

Line: TypeAlias = Sequence[Shift]
Meant: TypeAlias = Callable[[Line, datetime, date], Line]

FRIDAY = 4


def broken_at(
    scenario: Scenario, before: Schedule, now: Schedule, violations: Iterable[Violation]
) -> dict[Shift, list[Violation]]:
    """The violations of each shift that one speaks of.

    A rule on one shift speaks of it, a rule on several of all. Where some of these were edited,
    only they are named.
    """
    edited = frozenset(now.shifts) - frozenset(before.shifts)
    found: dict[Shift, list[Violation]] = {}
    for violation in violations:
        meant = _meant(scenario, now.of(violation.agent), violation)
        for shift in [s for s in meant if s in edited] or meant:
            found.setdefault(shift, []).append(violation)
    return found


def _meant(scenario: Scenario, line: Line, violation: Violation) -> Line:
    if violation.when is None or violation.agent not in scenario.agents:
        return line
    day = clock.local(violation.when, scenario.zone_of(violation.agent)).date()
    return MEANT.get(violation.rule, _at_that_moment)(line, violation.when, day)


def _at_that_moment(line: Line, when: datetime, _: date) -> Line:
    return [s for s in line if s.start <= when < s.end]


def _on_that_date(line: Line, _: datetime, day: date) -> Line:
    return [s for s in line if s.date == day]


def _in_that_week(line: Line, _: datetime, monday: date) -> Line:
    return [s for s in line if week_of(s.date) == monday]


def _with_the_one_before(line: Line, when: datetime, _: date) -> Line:
    earlier = [s for s in line if s.end <= when]
    return [*earlier[-1:], *(s for s in line if s.start == when)]


def _from_that_day_on_end(line: Line, _: datetime, first: date) -> Line:
    run, day = [], first
    for shift in line:
        if shift.date == day:
            run.append(shift)
            day += DAY
    return run


def _around_that_day(line: Line, _: datetime, first_free: date) -> Line:
    earlier = [s for s in line if s.date < first_free]
    later = [s for s in line if s.date >= first_free]
    return [*earlier[-1:], *later[:1]]


def _on_weekends(line: Line, _: datetime, __: date) -> Line:
    """Friday's shifts among them, which may reach into Saturday."""
    return [s for s in line if s.date.weekday() >= FRIDAY]


MEANT: Mapping[str, Meant] = {
    "pinned_shifts_are_kept": _on_that_date,
    "one_shift_starts_on_a_date": _on_that_date,
    "rest_between_shifts_is_kept": _with_the_one_before,
    "weekly_hours_are_not_exceeded": _in_that_week,
    "worked_days_per_week_are_not_exceeded": _in_that_week,
    "night_shifts_per_week_are_not_exceeded": _in_that_week,
    "consecutive_days_are_not_exceeded": _from_that_day_on_end,
    "free_days_come_together": _around_that_day,
    "enough_weekends_are_off": _on_weekends,
}
"""The shifts of a line that rules on more than a moment speak of; `when` is their first day."""
