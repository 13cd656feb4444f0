"""From the optimiser's numbers back to a schedule of people, places and times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.plan.schedule import Schedule, Shift, Stretch, in_order, tile, with_listed_stretches
from planner.roster.building.pinned import pinned_rows
from planner.roster.collection import collection_paused
from planner.roster.problem import FREE, RosterProblem, Table
from planner.roster.search.decisions import Decisions
from planner.roster.search.state import State
from planner.scenario import Scenario

Numbers = NDArray[np.int32]


def schedule_of(scenario: Scenario, problem: RosterProblem, state: State) -> Schedule:
    """The schedule that a state of the search stands for."""
    choice, breaks, meetings = state.rows["choice"], state.breaks, state.meetings
    with collection_paused():
        return _schedule(scenario, problem, choice, breaks, meetings)


def schedule_decided(scenario: Scenario, problem: RosterProblem, plan: Decisions) -> Schedule:
    """The schedule that decisions stand for."""
    with collection_paused():
        return _schedule(scenario, problem, plan.choice, plan.breaks, plan.meetings)


def _schedule(
    scenario: Scenario, problem: RosterProblem, choice: Numbers, breaks: Numbers, meetings: Table
) -> Schedule:
    # Many shifts begin, break and end at the same instants: each is made once.
    minute = cache(lambda minutes: scenario.grid.start + minutes * clock.MINUTE)
    length = scenario.grid.interval_minutes

    def stretch(at: int, intervals: int, name: str) -> Stretch:
        return Stretch(minute(at * length), minute((at + intervals) * length), name)

    held = _activities(problem, meetings, stretch)
    worked = np.flatnonzero(choice != FREE)
    offers = problem.lines.offers[choice[worked]]
    times = np.stack((offers["begin"], offers["finish"], offers["shape"]), axis=1)
    decided = dict(zip(worked.tolist(), times.tolist(), strict=True))

    def made(agent: str, day: date, row: int) -> Shift:
        begin, finish, shape = decided[row]
        start, end = minute(begin), minute(finish)
        shape_breaks = zip(problem.shapes[shape], breaks[row].tolist(), strict=False)
        off_queue = [stretch(at, one.length, one.name) for one, at in shape_breaks]
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


def _activities(
    problem: RosterProblem, meetings: Table, stretch: Callable[[int, int, str], Stretch]
) -> dict[int, list[Stretch]]:
    """The activities placed, by row."""
    held: dict[int, list[Stretch]] = {}
    for meeting, place in zip(
        sorted(problem.meetings, key=lambda m: m.agent), meetings, strict=True
    ):
        if place["row"] >= 0:
            held.setdefault(int(place["row"]), []).append(
                stretch(int(place["at"]), meeting.length, meeting.name)
            )
    return held
