"""Annealing: re-insertions of a few agents who share a queue, small moves in between."""

from __future__ import annotations

import numpy as np

from planner.compiled import compiled_lean
from planner.roster.problem import FREE, Cover, Ints, Lines
from planner.roster.search.deferred import Works, move_work
from planner.roster.search.desk import MOST_TOGETHER, Desk
from planner.roster.search.exchange import exchange
from planner.roster.search.reinsertion import insert_best, reinsert
from planner.roster.search.sharing import want_more
from planner.roster.search.small_moves import move_break, move_meeting, move_shift
from planner.roster.search.state import Sessions, State, retrace, rows_within

NOISE = 0.04
STRETCH, LONGEST_STRETCH = 7, 14
SHIFT_REACH = 4
TRIES_FOR_PARTNERS = 8
REACH = 96
"""Intervals that deferred work moves at most in one step."""

WORK, MEETING, EXCHANGE, DAY, BREAK = 0.15, 0.20, 0.24, 0.28, 0.88
"""Shares of the small moves, added up; the rest move a shift. Most of all, breaks pay."""


@compiled_lean
def want_all(cover: Cover, works: Works, state: State) -> None:
    """Let every deferred queue want its work done where `state.done` says."""
    for w in range(len(works.queue)):
        before = np.int64(0)
        for t in range(state.done.shape[1]):
            amount = state.done[w, t] - before
            if amount > 0:
                want_more(cover, state.flow, t, works.queue[w], amount)
            before = state.done[w, t]


@compiled_lean
def greedy(
    lines: Lines, cover: Cover, sessions: Sessions, state: State, order: Ints, desk: Desk
) -> int:
    """Give every agent in turn the best line at what is still worth having.

    Returns the number of an agent for whom the rules leave no line, or -1.
    """
    for agent in order:
        low, high = lines.agents[agent].day_first, lines.agents[agent].day_last
        possible, _ = insert_best(lines, cover, sessions, state, agent, low, high, 0.0, desk)
        if not possible:
            return int(agent)
        retrace(lines, state, agent)
    return -1


@compiled_lean
def choose_agents(
    lines: Lines, cover: Cover, window: tuple[int, int], days: int, desk: Desk
) -> int:
    """Put a few agents who share a queue on the desk, with a stretch of days of each."""
    agents = len(lines.agents)
    first = np.random.randint(0, agents)
    low, high = rows_within(lines, first, window)
    if low == high:
        return 0
    length = min(high - low, days)
    low += np.random.randint(0, high - low - length + 1)
    desk.agents[0], desk.low[0], desk.high[0] = first, low, low + length
    when = lines.rows[low].start
    count = 1
    wanted = np.random.randint(1, MOST_TOGETHER + 1)
    serves = cover.serves[lines.agents[first].group]
    for _ in range(TRIES_FOR_PARTNERS):
        if count == wanted:
            break
        other = np.random.randint(0, agents)
        known = False
        for k in range(count):
            known |= desk.agents[k] == other
        if known or cover.serves[lines.agents[other].group] & serves == 0:
            continue
        low, high = rows_within(lines, other, window)
        if low == high:
            continue
        best = low
        for row in range(low, high):
            if abs(lines.rows[row].start - when) < abs(lines.rows[best].start - when):
                best = row
        best = max(min(best, high - length), low)
        desk.agents[count], desk.low[count] = other, best
        desk.high[count] = min(best + length, high)
        count += 1
    return count


@compiled_lean
def small_move(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    works: Works,
    state: State,
    window: tuple[int, int],
    temperature: float,
    desk: Desk,
) -> float:
    """One small move, of a kind drawn by chance; returns the cost added."""
    draw = np.random.random()
    if draw < WORK and len(works.queue) > 0:
        w = np.random.randint(0, len(works.queue))
        first, last = max(window[0], 0), min(window[1], state.done.shape[1])
        return move_work(cover, works, state, w, first, last, REACH, temperature)
    if draw < MEETING and len(sessions.meetings) > 0:
        m = np.random.randint(0, len(sessions.meetings))
        return move_meeting(
            lines, cover, sessions, state, window, sessions.meetings[m].agent, m, temperature
        )
    if draw < EXCHANGE:
        return exchange(lines, cover, sessions, state, window, temperature, desk)
    agent = np.random.randint(0, len(lines.agents))
    low, high = rows_within(lines, agent, window)
    if low == high:
        return 0.0
    row = np.random.randint(low, high)
    if state.rows[row].choice == FREE:
        return 0.0
    if draw < DAY:
        desk.agents[0], desk.low[0], desk.high[0] = agent, row, row + 1
        return reinsert(lines, cover, sessions, state, 1, temperature, NOISE, desk)
    if draw < BREAK:
        return move_break(lines, cover, sessions, state, agent, row, temperature, desk)
    return move_shift(lines, cover, sessions, state, agent, row, SHIFT_REACH, temperature, desk)


@compiled_lean
def anneal(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    works: Works,
    state: State,
    window: tuple[int, int],
    steps: int,
    small_moves: int,
    temperature: float,
    seed: int,
    desk: Desk,
) -> float:
    """Run `steps` re-insertions at a temperature; returns the cost added.

    `small_moves` are tried after each. Days that begin outside the `window` of intervals
    [first, last) stay as they are, and deferred work wanted outside.
    """
    np.random.seed(seed)
    added = 0.0
    for _ in range(steps):
        days = STRETCH if np.random.random() < 0.8 else LONGEST_STRETCH
        count = choose_agents(lines, cover, window, days, desk)
        if count > 0:
            added += reinsert(lines, cover, sessions, state, count, temperature, NOISE, desk)
        for _ in range(small_moves):
            added += small_move(lines, cover, sessions, works, state, window, temperature, desk)
    return added
