"""A plan judged by an instance alone: which rules it breaks, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from .instance import Employee, Instance

Line = Sequence[str | None]
"""What an employee works, day by day."""

Plan = Mapping[str, Line]


@dataclass(frozen=True)
class Verdict:
    """The rules that a plan breaks, in words, and its cost."""

    broken: tuple[str, ...]
    cost: int


def judge(instance: Instance, plan: Plan) -> Verdict:
    """Judge a plan of every employee's days."""
    broken = [
        f"{employee.name}: {what}"
        for employee in instance.employees
        for what in _broken(instance, employee, plan[employee.name])
    ]
    return Verdict(tuple(broken), _refused(instance, plan) + _uncovered(instance, plan))


def _broken(instance: Instance, who: Employee, line: Line) -> Iterator[str]:
    yield from _amounts(instance, who, line)
    yield from _runs(who, line)
    yield from _days(instance, who, line)


def _amounts(instance: Instance, who: Employee, line: Line) -> Iterator[str]:
    for shift in instance.shifts:
        if line.count(shift.name) > who.most_shifts[shift.name]:
            yield f"{line.count(shift.name)} shifts {shift.name}"
    minutes = sum(s.minutes * line.count(s.name) for s in instance.shifts)
    if minutes > who.contract.most_minutes:
        yield f"{minutes} minutes are too many"
    if minutes < who.contract.least_minutes:
        yield f"{minutes} minutes are too few"
    weekends = sum(any(line[day : day + 2]) for day in range(5, instance.days, 7))
    if weekends > who.contract.most_weekends:
        yield f"{weekends} weekends"


def _runs(who: Employee, line: Line) -> Iterator[str]:
    """Runs too long; those too short that the horizon's edges do not cut."""
    end = 0
    for worked, days in groupby(line, key=bool):
        start, length = end, len(list(days))
        end = start + length
        inside = start > 0 and end < len(line)
        if worked and length > who.contract.longest_run:
            yield f"{length} days worked in a row from day {start}"
        if worked and inside and length < who.contract.shortest_run:
            yield f"only {length} days worked in a row from day {start}"
        if not worked and inside and length < who.contract.shortest_rest:
            yield f"only {length} days off in a row from day {start}"


def _days(instance: Instance, who: Employee, line: Line) -> Iterator[str]:
    for day in sorted(who.days_off):
        if line[day]:
            yield f"works on day {day}, a day off"
    forbids_next = {shift.name: shift.forbids_next for shift in instance.shifts}
    for day, (first, second) in enumerate(pairwise(line)):
        if first and second in forbids_next[first]:
            yield f"{second} follows {first} on day {day + 1}"


def _refused(instance: Instance, plan: Plan) -> int:
    """The weights of the requests that are not met."""
    on = sum(r.weight for r in instance.on_requests if plan[r.employee][r.day] != r.shift)
    off = sum(r.weight for r in instance.off_requests if plan[r.employee][r.day] == r.shift)
    return on + off


def _uncovered(instance: Instance, plan: Plan) -> int:
    """What employees missing or too many cost."""
    total = 0
    for demand in instance.demands:
        there = sum(line[demand.day] == demand.shift for line in plan.values())
        total += demand.under * max(demand.wanted - there, 0)
        total += demand.over * max(there - demand.wanted, 0)
    return total
