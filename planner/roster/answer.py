"""From the optimiser's numbers back to a schedule of people, places and times."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.plan.schedule import Schedule, Shift, Stretch, in_order, tile, with_listed_stretches
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
    shifts = []
    for agent, person in enumerate(problem.people):
        pinned = {row.date: row for row in pinned_rows(scenario, person.agent)}
        for row, day in zip(problem.rows_of(agent), person.dates, strict=True):
            if choice[row] != FREE:
                kept, offer = pinned.get(day), problem.lines.offers[choice[row]]
                shift = (
                    with_listed_stretches(kept)
                    if kept is not None and kept.activities is not None
                    else _shift(
                        scenario, problem, offer, breaks[row], person.agent, day, held.get(row, [])
                    )
                )
                shifts.append(shift)
    return in_order(scenario, shifts)


def _shift(
    scenario: Scenario,
    problem: RosterProblem,
    offer: np.void,
    begins: Numbers,
    agent: str,
    day: date,
    held: list[Stretch],
) -> Shift:
    """An agent's shift on a day, its breaks beginning when they were decided to."""
    grid = scenario.grid
    start, end = (grid.start + int(offer[m]) * clock.MINUTE for m in ("begin", "finish"))
    breaks = [
        _stretch(grid.instant(int(at)), grid, b.length, b.name)
        for b, at in zip(problem.shapes[offer["shape"]], begins, strict=False)
    ]
    return Shift(agent, day, start, end, tile(start, end, breaks + held))


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
