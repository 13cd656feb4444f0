"""The small steps of the search: a break, a shift or an activity of one day moves.

A move changes the state, tells what that costs, and is undone where that is too much.
"""

from __future__ import annotations

import numpy as np

from planner.compiled import compiled_lean
from planner.roster.best_line import pay_saved
from planner.roster.problem import FREE, Cover, Lines
from planner.roster.search.acceptance import accepts
from planner.roster.search.costs import burden, cost_of_week
from planner.roster.search.desk import Desk
from planner.roster.search.state import (
    NOT_TOGETHER,
    UNPLACED,
    Sessions,
    State,
    be_there,
    fits,
    keeps_rules,
    off_queue,
    retrace,
    rows_within,
    step_in,
    step_out,
)


@compiled_lean
def move_break(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    agent: int,
    row: int,
    temperature: float,
    desk: Desk,
) -> float:
    """Start one of a shift's breaks at another time; returns the cost added."""
    offer = state.rows[row].choice
    shape = lines.offers[offer].shape
    count = lines.shapes[shape].last - lines.shapes[shape].first
    if count == 0:
        return 0.0
    k = np.random.randint(0, count)
    b = lines.shapes[shape].first + k
    low = lines.offers[offer].first + lines.breaks[b].earliest
    high = lines.offers[offer].first + lines.breaks[b].latest
    if k > 0:
        low = max(low, state.breaks[row, k - 1] + lines.breaks[b - 1].length)
    if k + 1 < count:
        high = min(high, state.breaks[row, k + 1] - lines.breaks[b].length)
    if high <= low:
        return 0.0
    old, new = state.breaks[row, k], np.random.randint(low, high + 1)
    end = new + lines.breaks[b].length
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if state.meetings[m].row == row:
            at = state.meetings[m].at
            if new < at + sessions.meetings[m].length and at < end:
                return 0.0
    start, stop = min(old, new), max(old, new) + lines.breaks[b].length
    added = pay_saved(lines, agent, b, old) - pay_saved(lines, agent, b, new)
    _note_on_queue(lines, sessions, state, agent, row, start, stop, desk)
    state.breaks[row, k] = new
    added += _follow_on_queue(lines, cover, sessions, state, agent, row, start, stop, desk)
    if accepts(added, temperature):
        return added
    _note_on_queue(lines, sessions, state, agent, row, start, stop, desk)
    state.breaks[row, k] = old
    _follow_on_queue(lines, cover, sessions, state, agent, row, start, stop, desk)
    return 0.0


@compiled_lean
def move_shift(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    agent: int,
    row: int,
    reach: int,
    temperature: float,
    desk: Desk,
) -> float:
    """Give a worked day another start or length near its own; returns the cost added."""
    old = state.rows[row].choice
    low, high = lines.rows[row].offer_first, lines.rows[row].offer_last
    new = np.random.randint(max(low, old - reach), min(high, old + reach + 1))
    if new == old or not _suggest_breaks(lines, state, row, old, new, desk):
        return 0.0
    start = min(lines.offers[old].first, lines.offers[new].first)
    end = max(lines.offers[old].last, lines.offers[new].last)
    count = state.breaks.shape[1]
    added = -cost_of_week(lines, state, agent, row)
    added -= burden(lines, state, lines.agents[agent].peers)
    _note_on_queue(lines, sessions, state, agent, row, start, end, desk)
    handover = len(sessions.overlaps) > 0
    state.rows[row].choice = new
    if not keeps_rules(lines, state, agent):
        state.rows[row].choice = old
        return 0.0
    for k in range(count):
        state.breaks[row, k], desk.row_breaks[k] = desk.row_breaks[k], state.breaks[row, k]
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if state.meetings[m].row == row and not fits(
            lines, sessions, state, agent, row, m, state.meetings[m].at
        ):
            state.rows[row].choice = old
            for k in range(count):
                state.breaks[row, k] = desk.row_breaks[k]
            return 0.0
    added += _follow_on_queue(lines, cover, sessions, state, agent, row, start, end, desk)
    if handover:
        added += be_there(lines, sessions, state, agent, old, -1)
        added += be_there(lines, sessions, state, agent, new, 1)
    retrace(lines, state, agent)
    added += cost_of_week(lines, state, agent, row)
    added += burden(lines, state, lines.agents[agent].peers)
    if accepts(added, temperature):
        return added
    _note_on_queue(lines, sessions, state, agent, row, start, end, desk)
    state.rows[row].choice = old
    for k in range(count):
        state.breaks[row, k] = desk.row_breaks[k]
    _follow_on_queue(lines, cover, sessions, state, agent, row, start, end, desk)
    if handover:
        be_there(lines, sessions, state, agent, new, -1)
        be_there(lines, sessions, state, agent, old, 1)
    retrace(lines, state, agent)
    return 0.0


@compiled_lean
def _suggest_breaks(lines: Lines, state: State, row: int, old: int, new: int, desk: Desk) -> bool:
    """Breaks for shift `new` as near as may be to those of `old`; False where none fit."""
    shape, was = lines.offers[new].shape, lines.offers[old].shape
    count = lines.shapes[shape].last - lines.shapes[shape].first
    old_count = lines.shapes[was].last - lines.shapes[was].first
    free_from = 0
    for k in range(count):
        b = lines.shapes[shape].first + k
        low = max(lines.offers[new].first + lines.breaks[b].earliest, free_from)
        high = lines.offers[new].first + lines.breaks[b].latest
        at = state.breaks[row, k] if k < old_count else low
        if np.random.random() < 0.5:
            at += lines.offers[new].first - lines.offers[old].first
        desk.row_breaks[k] = min(max(at, low), high)
        if high < low:
            return False
        free_from = desk.row_breaks[k] + lines.breaks[b].length
    return True


@compiled_lean
def _note_on_queue(
    lines: Lines,
    sessions: Sessions,
    state: State,
    agent: int,
    row: int,
    start: int,
    end: int,
    desk: Desk,
) -> None:
    offer = state.rows[row].choice
    for t in range(start, end):
        on = lines.offers[offer].first <= t < lines.offers[offer].last
        desk.was_on[t] = on and not off_queue(lines, sessions, state, agent, row, t)


@compiled_lean
def _follow_on_queue(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    agent: int,
    row: int,
    start: int,
    end: int,
    desk: Desk,
) -> float:
    """Bring the flow from what was noted to what the row says now; returns the cost added."""
    offer = state.rows[row].choice
    added = 0.0
    for t in range(start, min(end, state.flow.cells.shape[0])):
        on = lines.offers[offer].first <= t < lines.offers[offer].last
        on = on and not off_queue(lines, sessions, state, agent, row, t)
        if desk.was_on[t] and not on:
            added += step_out(lines, cover, state, agent, t)
        elif on and not desk.was_on[t]:
            added -= step_in(lines, cover, state, agent, t)
    return added


@compiled_lean
def move_meeting(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    window: tuple[int, int],
    agent: int,
    m: int,
    temperature: float,
) -> float:
    """Place one of an agent's activities, or place it elsewhere; returns the cost added."""
    first, last = rows_within(lines, agent, window)
    old_row, old_at = state.meetings[m].row, state.meetings[m].at
    if first == last or (old_row != UNPLACED and not first <= old_row < last):
        return 0.0
    row = np.random.randint(first, last)
    offer = state.rows[row].choice
    if offer == FREE or sessions.meetings[m].held_at == UNPLACED:
        return 0.0
    low = max(lines.offers[offer].first, sessions.meetings[m].earliest)
    high = min(lines.offers[offer].last, sessions.meetings[m].latest) - sessions.meetings[m].length
    if high < low:
        return 0.0
    at = np.random.randint(low, high + 1)
    if sessions.meetings[m].held_at != NOT_TOGETHER:
        at = sessions.meetings[m].held_at
    if not fits(lines, sessions, state, agent, row, m, at):
        return 0.0
    length = sessions.meetings[m].length
    added = -sessions.meetings[m].cost if old_row == UNPLACED else 0.0
    added += _hold(lines, cover, state, agent, m, length, row, at)
    if accepts(added, temperature):
        return added
    _hold(lines, cover, state, agent, m, length, old_row, old_at)
    return 0.0


@compiled_lean
def _hold(
    lines: Lines, cover: Cover, state: State, agent: int, m: int, length: int, row: int, at: int
) -> float:
    """Move meeting m to a row and instant, or nowhere; returns the coverage lost."""
    horizon = state.flow.cells.shape[0]
    lost = 0.0
    old_row, old_at = state.meetings[m].row, state.meetings[m].at
    state.meetings[m].row = UNPLACED
    if old_row != UNPLACED:
        for t in range(old_at, min(old_at + length, horizon)):
            lost -= step_in(lines, cover, state, agent, t)
    if row != UNPLACED:
        for t in range(at, min(at + length, horizon)):
            lost += step_out(lines, cover, state, agent, t)
    state.meetings[m].row = row
    state.meetings[m].at = at
    return lost
