"""Trainings and meetings inside shifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.clock import MINUTE
from planner.plan.audit.case import Case
from planner.plan.audit.violation import Violation, at
from planner.plan.schedule import Schedule, Stretch
from planner.scenario import Activity, Scenario


def activities_are_known(case: Case) -> Iterator[Violation]:
    """Every stretch is on queue, a break of the contract, or an activity asked of the agent."""
    known = {b.name for b in case.contract.breaks} | {a.activity for a in case.person.asked}
    for shift in case.planned:
        for stretch in case.breaks_and_activities(shift):
            if stretch.activity not in known and stretch not in case.listed(shift):
                yield case.broken(
                    "activities_are_known",
                    stretch.start,
                    f"{stretch.activity!r} at {case.at(stretch.start)} is neither a break of "
                    f"contract {case.who.contract} nor an activity asked of this agent",
                )


def activities_keep_their_time_and_length(case: Case) -> Iterator[Violation]:
    """An activity has its length and lies between its earliest start and its latest end."""
    for stretch in _placed(case):
        rows = [a for a in case.person.asked if a.activity == stretch.activity]
        if not any(_fits(row, stretch) for row in rows):
            wanted = " or ".join(
                f"{row.minutes} minutes between {case.at(row.earliest)} and {case.at(row.latest)}"
                for row in rows
            )
            yield case.broken(
                "activities_keep_their_time_and_length",
                stretch.start,
                f"{stretch.activity!r} at {case.at(stretch.start)} for {stretch.minutes} minutes "
                f"is not {wanted}",
            )


def activities_are_not_held_too_often(case: Case) -> Iterator[Violation]:
    """Nobody attends an activity more often than it is asked for."""
    for name in sorted({a.activity for a in case.person.asked}):
        held = [s for s in _placed(case) if s.activity == name]
        most = sum(a.count for a in case.person.asked if a.activity == name)
        if len(held) > most:
            yield case.broken(
                "activities_are_not_held_too_often",
                held[most].start,
                f"{name!r} is held {len(held)} times where {most} are asked for",
            )


def who_meets_meets_at_once(scenario: Scenario, schedule: Schedule) -> Iterator[Violation]:
    """An activity held together has at most as many starts as occurrences."""
    for row in scenario.activities:
        if not row.together:
            continue
        starts = sorted({s.start for s in _only_of(row, scenario.activities, schedule)})
        if len(starts) > row.count:
            zone = scenario.horizon.time_zone
            yield Violation(
                "who_meets_meets_at_once",
                row.agents[0],
                starts[row.count],
                f"{row.activity!r} is held together {row.count} times, but people attend it at "
                f"{len(starts)} different times ({zone}): "
                + ", ".join(at(start, zone) for start in starts),
            )


def _only_of(row: Activity, rows: Sequence[Activity], schedule: Schedule) -> Iterator[Stretch]:
    """The stretches that can be occurrences of this row and of no other."""
    for shift in schedule.shifts:
        if shift.agent in row.agents:
            others = [r for r in rows if r is not row and shift.agent in r.agents]
            for stretch in shift.stretches:
                if _fits(row, stretch) and not any(_fits(other, stretch) for other in others):
                    yield stretch


def _placed(case: Case) -> list[Stretch]:
    """Stretches that carry the name of an activity asked of the agent, pinned ones left out."""
    if not case.person.asked:
        return []
    breaks = {b.name for b in case.contract.breaks}
    names = {a.activity for a in case.person.asked} - breaks
    return [
        stretch
        for shift in case.planned
        for stretch in shift.stretches
        if stretch.activity in names and stretch not in case.listed(shift)
    ]


def _fits(row: Activity, stretch: Stretch) -> bool:
    return (
        row.activity == stretch.activity
        and stretch.end - stretch.start == row.minutes * MINUTE
        and row.earliest <= stretch.start
        and stretch.end <= row.latest
    )
