"""Two parts of the horizon annealed at once, one on a copy, and put together again."""

from __future__ import annotations

from planner.compiled import compiled_lean
from planner.roster.problem import FREE, Cover, Lines
from planner.roster.search.costs import agent_cost, burden
from planner.roster.search.deferred import Works
from planner.roster.search.desk import Desk
from planner.roster.search.reinsertion import lift, put_back
from planner.roster.search.sharing import want_less, want_more
from planner.roster.search.state import (
    UNPLACED,
    Sessions,
    State,
    keeps_rules,
    put_in,
    retrace,
    rows_within,
)


@compiled_lean
def take_over(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    works: Works,
    state: State,
    other: State,
    window: tuple[int, int],
    desk: Desk,
) -> float:
    """Let a window's days be as in another state; returns the cost added.

    Outside the window the other is as this one was. Agents whose lines would break a rule, both
    sides having changed them, stay as they are.
    """
    added = 0.0
    for agent in range(len(lines.agents)):
        if _differs(lines, sessions, state, other, window, agent, desk):
            added += _take_over_line(lines, cover, sessions, state, other, agent, desk)
    for w in range(len(works.queue)):
        q = works.queue[w]
        for t in range(max(window[0], 0), min(window[1], state.done.shape[1])):
            more = other.flow.cells[t, q].wanted - state.flow.cells[t, q].wanted
            if more > 0:
                added += want_more(cover, state.flow, t, q, more)
            elif more < 0:
                added -= want_less(cover, state.flow, t, q, -more)
            state.done[w, t] = other.done[w, t]
    return added


@compiled_lean
def _differs(
    lines: Lines,
    sessions: Sessions,
    state: State,
    other: State,
    window: tuple[int, int],
    agent: int,
    desk: Desk,
) -> bool:
    """Whether an agent's days do; the first to the last that do are put on the desk."""
    low, high = rows_within(lines, agent, window)
    first, last = high, low
    for row in range(low, high):
        same = state.rows[row].choice == other.rows[row].choice
        if same and state.rows[row].choice != FREE:
            for k in range(state.breaks.shape[1]):
                same &= state.breaks[row, k] == other.breaks[row, k]
        if not same:
            first, last = min(first, row), row + 1
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        mine, theirs = state.meetings[m], other.meetings[m]
        if mine.row != theirs.row or mine.at != theirs.at:
            for row in (mine.row, theirs.row):
                if low <= row < high:
                    first, last = min(first, row), max(last, row + 1)
    desk.agents[0], desk.low[0], desk.high[0] = agent, first, last
    return first < last


@compiled_lean
def _take_over_line(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    other: State,
    agent: int,
    desk: Desk,
) -> float:
    low, high = desk.low[0], desk.high[0]
    peers = lines.agents[agent].peers
    added = -agent_cost(lines, sessions, state, agent) - burden(lines, state, peers)
    added += lift(lines, cover, sessions, state, 0, desk)
    for row in range(low, high):
        state.rows[row].choice = other.rows[row].choice
        for k in range(state.breaks.shape[1]):
            state.breaks[row, k] = other.breaks[row, k]
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if state.meetings[m].row == UNPLACED and low <= other.meetings[m].row < high:
            state.meetings[m].row = other.meetings[m].row
            state.meetings[m].at = other.meetings[m].at
    for row in range(low, high):
        added -= put_in(lines, cover, sessions, state, agent, row)
    retrace(lines, state, agent)
    if keeps_rules(lines, state, agent):
        return added + agent_cost(lines, sessions, state, agent) + burden(lines, state, peers)
    put_back(lines, cover, sessions, state, 0, True, desk)
    retrace(lines, state, agent)
    return 0.0
