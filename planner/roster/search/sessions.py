"""When activities are held that a team attends together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.roster.problem import FREE, Meeting, RosterProblem
from planner.roster.search.state import UNPLACED, Sessions, State, step_in


def choose_instants(problem: RosterProblem, sessions: Sessions, state: State) -> None:
    """Hold each joint activity when most of those concerned are on shift.

    One that is held already moves only for the sake of more people; whoever attended is
    back on queue until placed again.
    """
    meetings = sorted(problem.meetings, key=lambda m: m.agent)
    by_session: dict[int, list[int]] = {}
    for number, meeting in enumerate(meetings):
        if meeting.together >= 0:
            by_session.setdefault(meeting.together, []).append(number)
    for numbers in by_session.values():
        concerned = [meetings[n] for n in numbers]
        attending = _attending(problem, state, concerned)
        if not len(attending):
            continue
        held = int(sessions.meetings["held_at"][numbers[0]])
        best = concerned[0].earliest + int(np.argmax(attending))
        if held == UNPLACED or attending.max() > attending[held - concerned[0].earliest]:
            for n in numbers:
                _leave(problem, state, meetings[n], n)
                sessions.meetings["held_at"][n] = best


def _attending(
    problem: RosterProblem, state: State, concerned: Sequence[Meeting]
) -> NDArray[np.int64]:
    """How many are on shift throughout a meeting that starts in each interval of its window."""
    first, length = concerned[0].earliest, concerned[0].length
    starts = concerned[0].latest - length - first + 1
    count = np.zeros(max(starts, 0), dtype=np.int64)
    for meeting in concerned:
        for row in problem.rows_of(meeting.agent):
            choice = state.rows["choice"][row]
            if choice != FREE:
                shift = problem.lines.offers[choice]
                low = max(int(shift["first"]) - first, 0)
                high = int(shift["last"]) - length - first + 1
                count[low : max(high, low)] += 1
    return count


def _leave(problem: RosterProblem, state: State, meeting: Meeting, number: int) -> None:
    """Put whoever attends a meeting back on queue."""
    place = state.meetings[number]
    if place["row"] != UNPLACED:
        place["row"] = UNPLACED
        end = min(int(place["at"]) + meeting.length, problem.intervals)
        for t in range(int(place["at"]), end):
            step_in(problem.lines, problem.cover, state, meeting.agent, t)
