"""From a schedule made earlier to the optimiser's numbers, as far as they still hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

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

Ints = NDArray[np.integer[Any]]
Window: TypeAlias = tuple[str, int, int, int]

MOST_MINUTES = 1 << 21
"""More than any start or end that is offered: almost four years."""


def earlier_decisions(scenario: Scenario, problem: RosterProblem, schedule: Schedule) -> Decisions:
    """The choices of a schedule, which may have been made for another scenario.

    A shift that the problem does not offer, of an agent it does not know or on a date that is
    not the agent's, is left out; breaks and activities without a place in it are placed anew
    or not at all. Deferred work is not part of a schedule: nothing is wanted of it yet.
    Nothing says that each agent's choices keep the counting rules.
    """
    sessions = sessions_of(problem)
    state = empty_state(problem, sessions)
    kept = [_on_own_dates(problem, schedule, agent) for agent in range(problem.agents)]
    _choose(scenario.grid, problem, state, [one for own in kept for one in own])
    names = [m.name for m in sorted(problem.meetings, key=lambda m: m.agent)]
    for agent, own in enumerate(kept):
        if sessions.people["last"][agent] > sessions.people["first"][agent]:
            _hold(scenario.grid, problem, sessions, state, agent, own, names)
    _hold_together(problem, sessions, state)
    return decided(state, sessions)


def _on_own_dates(
    problem: RosterProblem, schedule: Schedule, agent: int
) -> list[tuple[int, Shift]]:
    """An agent's shifts on dates that are the agent's, each with its row."""
    person = problem.people[agent]
    rows = dict(zip(person.dates, problem.rows_of(agent), strict=True))
    return [(rows[s.date], s) for s in schedule.of(person.agent) if s.date in rows]


def _choose(
    grid: Grid, problem: RosterProblem, state: State, kept: Sequence[tuple[int, Shift]]
) -> None:
    """Choose the shifts that are offered, with their breaks."""
    shapes = [_windows(problem, shape) for shape in range(len(problem.shapes))]
    for (row, shift), choice in zip(kept, _offered(grid, problem, kept), strict=True):
        if choice != FREE:
            offer = problem.lines.offers[choice]
            state.rows["choice"][row] = choice
            places = _break_places(grid, shapes[offer["shape"]], int(offer["first"]), shift)
            state.breaks[row, : len(places)] = places


def _offered(grid: Grid, problem: RosterProblem, kept: Sequence[tuple[int, Shift]]) -> list[int]:
    """The offer of the same row, start and end as each shift; FREE where there is none."""
    table, offers = problem.lines.rows, problem.lines.offers
    row = np.repeat(np.arange(len(table)), table["offer_last"] - table["offer_first"])
    known = _key(row, offers["begin"], offers["finish"])
    asked = _key(
        np.array([row for row, _ in kept], dtype=np.int64),
        np.array([grid.minutes(shift.start) for _, shift in kept], dtype=np.int64),
        np.array([grid.minutes(shift.end) for _, shift in kept], dtype=np.int64),
    )
    at = np.searchsorted(known, asked)
    found = np.append(known, -1)[at] == asked
    choices: list[int] = np.where(found, at, FREE).tolist()
    return choices


def _key(row: Ints, begin: Ints, finish: Ints) -> NDArray[np.int64]:
    """A number for a row's shift, in the order of the offers."""
    return (row.astype(np.int64) * MOST_MINUTES + begin) * MOST_MINUTES + finish


def _windows(problem: RosterProblem, shape: int) -> list[Window]:
    """The name, the earliest and latest start, and the length of a shape's breaks."""
    first = problem.lines.shapes["first"][shape]
    names = [b.name for b in problem.shapes[shape]]
    breaks = problem.lines.breaks[first : first + len(names)]
    return [
        (name, int(b["earliest"]), int(b["latest"]), int(b["length"]))
        for name, b in zip(names, breaks, strict=True)
    ]


def _break_places(grid: Grid, windows: Sequence[Window], first: int, shift: Shift) -> list[int]:
    """The interval in which each break of a shift starts whose `first` interval this is.

    Where the shift holds it if that is allowed, else as early as can be.
    """
    held = list(shift.off_queue())
    places: list[int] = []
    free_from = 0
    for name, soonest, last, length in windows:
        earliest, latest = max(first + soonest, free_from), first + last
        own = next((s for s in held if s.activity == name), None)
        at = earliest
        if own is not None:
            held.remove(own)
            there = grid.position(own.start)
            if there.is_integer() and earliest <= there <= latest:
                at = int(there)
        places.append(at)
        free_from = at + length
    return places


def _hold(
    grid: Grid,
    problem: RosterProblem,
    sessions: Sessions,
    state: State,
    agent: int,
    kept: Iterable[tuple[int, Shift]],
    names: Sequence[str],
) -> None:
    """Place the agent's activities where the schedule holds them and they still fit."""
    own = range(*sessions.people[agent][["first", "last"]].item())
    wanted = {names[m] for m in own}
    for row, shift in kept:
        for stretch in shift.off_queue():
            if stretch.activity not in wanted:
                continue
            at = grid.position(stretch.start)
            for m in own:
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
