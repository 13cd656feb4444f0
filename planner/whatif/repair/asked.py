"""Who is asked to work otherwise than before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.plan.schedule import Schedule, Shift
from planner.scenario import Scenario


@dataclass(frozen=True)
class Asked:
    """An agent's date whose shift is another: moved, dropped (after is None) or new."""

    agent: str
    date: date
    before: Shift | None
    after: Shift | None


def differences(scenario: Scenario, before: Schedule, after: Schedule) -> tuple[Asked, ...]:
    """The dates on which two schedules have another shift, by date and the scenario's order.

    One with the same start and end is the same shift, wherever its breaks are.
    """
    was, now = _by_day(before), _by_day(after)
    agents = {agent: place for place, agent in enumerate(scenario.agents)}
    days = sorted({*was, *now}, key=lambda day: (day[1], agents.get(day[0], len(agents)), day[0]))
    return tuple(
        Asked(*day, was.get(day), now.get(day))
        for day in days
        if not _same(was.get(day), now.get(day))
    )


def _by_day(schedule: Schedule) -> dict[tuple[str, date], Shift]:
    return {(shift.agent, shift.date): shift for shift in schedule.shifts}


def _same(one: Shift | None, other: Shift | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.start, one.end) == (other.start, other.end)
