"""From the optimiser's numbers back to a schedule of people, places and times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.plan.schedule import Schedule, Shift, Stretch, in_order, tile, with_listed_stretches
from planner.roster.building.offers import ShapeBreak
from planner.roster.building.pinned import pinned_rows
from planner.roster.problem import FREE, RosterProblem, Table
from planner.roster.search.decisions import Decisions
from planner.roster.search.state import State
from planner.scenario import Scenario

Numbers = NDArray[np.int32]


def schedule_of(scenario: Scenario, problem: RosterProblem, state: State) -> Schedule:
    """The schedule that a state of the search stands for."""
    choice, breaks, meetings = state.rows["choice"], state.breaks, state.meetings
    return _schedule(scenario, problem, choice, breaks, meetings)


def schedule_decided(scenario: Scenario, problem: RosterProblem, plan: Decisions) -> Schedule:
    """The schedule that decisions stand for."""
    return _schedule(scenario, problem, plan.choice, plan.breaks, plan.meetings)


def _schedule(
    scenario: Scenario, problem: RosterProblem, choice: Numbers, breaks: Numbers, meetings: Table
) -> Schedule:
    held = _activities(scenario, problem, meetings)
    worked = np.flatnonzero(choice != FREE)
    offers = problem.lines.offers[choice[worked]]
    times = np.stack((offers["begin"], offers["finish"], offers["shape"]), axis=1)
    decided = dict(zip(worked.tolist(), times.tolist(), strict=True))

    def made(agent: str, day: date, row: int) -> Shift:
        begin, finish, shape = decided[row]
        start, end = (scenario.grid.start + minute * clock.MINUTE for minute in (begin, finish))
        off_queue = _breaks(scenario.grid, problem.shapes[shape], breaks[row].tolist())
        return Shift(agent, day, start, end, tile(start, end, off_queue + held.get(row, [])))

    shifts = []
    for agent, person in enumerate(problem.people):
        pinned = {row.date: row for row in pinned_rows(scenario, person.agent)}
        for row, day in zip(problem.rows_of(agent), person.dates, strict=True):
            if row in decided:
                kept = pinned.get(day)
                shifts.append(
                    with_listed_stretches(kept)
                    if kept is not None and kept.activities is not None
                    else made(person.agent, day, row)
                )
    return in_order(scenario, shifts)


def _breaks(grid: clock.Grid, shape: Sequence[ShapeBreak], places: Sequence[int]) -> list[Stretch]:
    """The breaks of a shift, beginning in the intervals decided."""
    return [
        _stretch(grid.instant(at), grid, one.length, one.name)
        for one, at in zip(shape, places, strict=False)
    ]


def _stretch(start: datetime, grid: clock.Grid, length: int, name: str) -> Stretch:
    return Stretch(start, start + length * grid.interval_minutes * clock.MINUTE, name)


def _activities(
    scenario: Scenario, problem: RosterProblem, meetings: Table
) -> dict[int, list[Stretch]]:
    """The activities placed, by row."""
    held: dict[int, list[Stretch]] = {}
    for meeting, place in zip(
        sorted(problem.meetings, key=lambda m: m.agent), meetings, strict=True
    ):
        if place["row"] >= 0:
            start = scenario.grid.instant(int(place["at"]))
            held.setdefault(int(place["row"]), []).append(
                _stretch(start, scenario.grid, meeting.length, meeting.name)
            )
    return held
