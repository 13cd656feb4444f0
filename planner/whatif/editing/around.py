"""Hand edits as inputs: what was edited stays, and the rest can be planned around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from planner.errors import PlannerError
from planner.plan.audit.violation import on
from planner.plan.schedule import Schedule, Shift, as_row
from planner.scenario import PublishedShift, Scenario, TimeOff
from planner.whatif.editing.edited import Edited

AgentDate: TypeAlias = tuple[str, date]

DROPPED = "dropped by hand"


def planned_around(before: Schedule, now: Edited) -> Scenario:
    """The scenario in which what was edited of `before`, or pinned by hand, stays.

    Such shifts are pinned rows with all they hold, in place of what was published for their date;
    a date that lost its shift has no published row any more. A dropped shift is unpaid time off
    from its start to its end, so that nobody plans it again; the week's minimum of hours falls by
    as much. Raises PlannerError where an agent has two such shifts on a date, or one outside the
    horizon.
    """
    scenario = now.scenario
    held = _held(before, now)
    taken = set(map(_key, held)) | _lost_dates(before, now)
    rows = [row for row in scenario.shifts if _is_outside(now, row) or _key(row) not in taken]
    _check(now, held)
    return scenario.model_copy(
        update={
            "shifts": (*rows, *(as_row(shift, "pinned") for shift in held)),
            "time_off": (*scenario.time_off, *_absences(now)),
        }
    )


def _held(before: Schedule, now: Edited) -> list[Shift]:
    untouched = frozenset(before.shifts)
    return [
        shift
        for shift in now.schedule.shifts
        if shift not in untouched or (shift.agent, shift.start) in now.pins
    ]


def _lost_dates(before: Schedule, now: Edited) -> set[AgentDate]:
    return {_key(s) for s in before.shifts} - {_key(s) for s in now.schedule.shifts}


def _key(shift: Shift | PublishedShift) -> AgentDate:
    return shift.agent, shift.date


def _is_outside(now: Edited, shift: Shift | PublishedShift) -> bool:
    grid = now.scenario.grid
    return not grid.start <= shift.start < grid.end


def _check(now: Edited, held: Iterable[Shift]) -> None:
    dates = {_key(row) for row in now.scenario.shifts if _is_outside(now, row)}
    for shift in held:
        when = f"{now.name(shift.agent)}, {now.at(shift.agent, shift.start)}"
        if _is_outside(now, shift):
            raise PlannerError(f"{when}: starts outside the horizon; move or drop it first")
        if _key(shift) in dates:
            raise PlannerError(
                f"{when}: a second shift on {on(shift.date)}; move or drop one of them first"
            )
        dates.add(_key(shift))


def _absences(now: Edited) -> Iterator[TimeOff]:
    for shift in now.dropped:
        worked = now.schedule.of(shift.agent)
        if not any(s.start < shift.end and shift.start < s.end for s in worked):
            yield TimeOff(
                agent=shift.agent, start=shift.start, end=shift.end, kind=DROPPED, paid=False
            )
