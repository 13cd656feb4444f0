"""Where moves note what they change: one desk for every thread."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.roster.best_line import Paper, blank_paper
from planner.roster.problem import Floats, Ints, RosterProblem
from planner.roster.search.state import Sessions

MOST_TOGETHER = 3
"""Agents put back in one move; more were measured to help no further."""


class Desk(NamedTuple):
    """Scratch space of one thread."""

    paper: Paper
    earned: Floats  # [intervals + 1]
    agents: Ints  # [MOST_TOGETHER]
    low: Ints
    high: Ints
    order: Ints
    choice: NDArray[np.int32]  # [MOST_TOGETHER, days]
    breaks: NDArray[np.int32]  # [MOST_TOGETHER, days, breaks]
    meeting_row: NDArray[np.int32]  # [MOST_TOGETHER, meetings of one agent]
    meeting_at: NDArray[np.int32]
    was_on: NDArray[np.bool_]  # [intervals]
    row_breaks: Ints  # [breaks]
    twin: NDArray[np.int32]  # [2, days] what peers would work in each other's place


def clear_desk(problem: RosterProblem, sessions: Sessions, days: int) -> Desk:
    """Scratch space for moves of up to `days` days."""
    lines = problem.lines
    breaks = lines.most_breaks
    meetings = max(int((sessions.people["last"] - sessions.people["first"]).max(initial=0)), 1)
    intervals = lines.pay_hours.shape[1]

    def ints(*shape: int) -> NDArray[np.int32]:
        return np.zeros(shape, dtype=np.int32)

    return Desk(
        paper=blank_paper(lines, days),
        earned=np.zeros(intervals),
        agents=ints(MOST_TOGETHER),
        low=ints(MOST_TOGETHER),
        high=ints(MOST_TOGETHER),
        order=ints(MOST_TOGETHER),
        choice=ints(MOST_TOGETHER, days),
        breaks=ints(MOST_TOGETHER, days, breaks),
        meeting_row=ints(MOST_TOGETHER, meetings),
        meeting_at=ints(MOST_TOGETHER, meetings),
        was_on=np.zeros(intervals, dtype=np.bool_),
        row_breaks=ints(breaks),
        twin=ints(2, days),
    )
