"""The decisions of a plan, apart from what follows from them: to keep, and put in force again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.problem import Cover, Lines, RosterProblem, Table
from planner.roster.search.state import Sessions, State, put_in, retrace


class Decisions(NamedTuple):
    """Copies of what was decided.

    `choice` [rows], `breaks` [rows, breaks], the meetings' places, the instants of those held
    together, and `done` [works, T], the deferred work wanted up to each interval.
    """

    choice: NDArray[np.int32]
    breaks: NDArray[np.int32]
    meetings: Table
    held_at: NDArray[np.int32]
    done: NDArray[np.int64]


def decided(state: State, sessions: Sessions) -> Decisions:
    """The decisions of a state."""
    return Decisions(
        state.rows["choice"].copy(),
        state.breaks.copy(),
        state.meetings.copy(),
        sessions.meetings["held_at"].copy(),
        state.done.copy(),
    )


def follow(problem: RosterProblem, sessions: Sessions, state: State, decisions: Decisions) -> None:
    """Put decisions in force in a state in which nobody works yet, nor wants deferred work."""
    state.rows["choice"] = decisions.choice
    state.breaks[:] = decisions.breaks
    state.meetings[:] = decisions.meetings
    sessions.meetings["held_at"] = decisions.held_at
    _put_all_in(problem.lines, problem.cover, sessions, state)


@compiled_lean
def _put_all_in(lines: Lines, cover: Cover, sessions: Sessions, state: State) -> None:
    for agent in range(len(lines.agents)):
        retrace(lines, state, agent)
        for row in range(lines.agents[agent].day_first, lines.agents[agent].day_last):
            put_in(lines, cover, sessions, state, agent, row)
