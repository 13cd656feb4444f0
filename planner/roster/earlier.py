"""From a schedule made earlier to the optimiser's numbers, as far as they still hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from planner.clock import Grid
from planner.plan.schedule import Schedule, Shift
from planner.roster.problem import FREE, RosterProblem
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.state import (
    UNPLACED,
    Sessions,
    State,
    empty_state,
    fits,
    sessions_of,
)
from planner.scenario import Scenario


def earlier_decisions(scenario: Scenario, problem: RosterProblem, schedule: Schedule) -> Decisions:
    """The choices of a schedule, which may have been made for another scenario.

    A shift that the problem does not offer, of an agent it does not know or on a date that is
    not the agent's, is left out; breaks and activities without a place in it are placed anew
    or not at all. Deferred work is not part of a schedule: nothing is wanted of it yet.
    Nothing says that each agent's choices keep the counting rules.
    """
    sessions = sessions_of(problem)
    state = empty_state(problem, sessions)
    for agent, person in enumerate(problem.people):
        rows = dict(zip(person.dates, problem.rows_of(agent), strict=True))
        kept = [(rows[s.date], s) for s in schedule.of(person.agent) if s.date in rows]
        for row, shift in kept:
            _choose(scenario.grid, problem, state, row, shift)
        _hold(scenario.grid, problem, sessions, state, agent, kept)
    _hold_together(problem, sessions, state)
    return decided(state, sessions)


def _choose(grid: Grid, problem: RosterProblem, state: State, row: int, shift: Shift) -> None:
    lines = problem.lines
    first, last = lines.rows[row]["offer_first"], lines.rows[row]["offer_last"]
    offers = lines.offers[first:last]
    same = (offers["begin"] == grid.minutes(shift.start)) & (
        offers["finish"] == grid.minutes(shift.end)
    )
    if same.any():
        choice = int(first) + int(np.argmax(same))
        state.rows["choice"][row] = choice
        places = _break_places(grid, problem, choice, shift)
        state.breaks[row, : len(places)] = places


def _break_places(grid: Grid, problem: RosterProblem, choice: int, shift: Shift) -> list[int]:
    """The interval in which each break of the shift's shape starts, in their order.

    Where the shift holds it if that is allowed, else as early as can be.
    """
    offer = problem.lines.offers[choice]
    shape = problem.lines.shapes[offer["shape"]]
    held = list(shift.off_queue())
    places: list[int] = []
    free_from = 0
    for b, name in zip(
        problem.lines.breaks[shape["first"] : shape["last"]],
        (b.name for b in problem.shapes[offer["shape"]]),
        strict=True,
    ):
        earliest = max(int(offer["first"] + b["earliest"]), free_from)
        latest = int(offer["first"] + b["latest"])
        own = next((s for s in held if s.activity == name), None)
        at = earliest
        if own is not None:
            held.remove(own)
            there = grid.position(own.start)
            if there.is_integer() and earliest <= there <= latest:
                at = int(there)
        places.append(at)
        free_from = at + int(b["length"])
    return places


def _hold(
    grid: Grid,
    problem: RosterProblem,
    sessions: Sessions,
    state: State,
    agent: int,
    kept: Iterable[tuple[int, Shift]],
) -> None:
    """Place the agent's activities where the schedule holds them and they still fit."""
    names = [m.name for m in sorted(problem.meetings, key=lambda m: m.agent)]
    own = sessions.people[agent]
    for row, shift in kept:
        for stretch in shift.off_queue():
            at = grid.position(stretch.start)
            for m in range(own["first"], own["last"]):
                if (
                    names[m] == stretch.activity
                    and state.meetings["row"][m] == UNPLACED
                    and state.rows["choice"][row] != FREE
                    and at.is_integer()
                    and fits(problem.lines, sessions, state, agent, row, m, int(at))
                ):
                    state.meetings[m] = (row, int(at))
                    break


def _hold_together(problem: RosterProblem, sessions: Sessions, state: State) -> None:
    """An activity held together has the instant that most attend; others miss it."""
    together: dict[int, list[int]] = {}
    for m, meeting in enumerate(sorted(problem.meetings, key=lambda m: m.agent)):
        if meeting.together >= 0:
            together.setdefault(meeting.together, []).append(m)
    for numbers in together.values():
        attended = Counter(
            int(state.meetings["at"][m]) for m in numbers if state.meetings["row"][m] != UNPLACED
        )
        held = attended.most_common(1)[0][0] if attended else UNPLACED
        sessions.meetings["held_at"][numbers] = held
        for m in numbers:
            if state.meetings["at"][m] != held:
                state.meetings["row"][m] = UNPLACED
