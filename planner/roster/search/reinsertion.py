"""The large steps of the search: a few agents' lines are taken out and put back at their best.

A move changes the state, tells what that costs, and is undone where that is too much.
"""

from __future__ import annotations

import numpy as np

from planner.compiled import compiled_lean
from planner.roster.best_line import IMPOSSIBLE, best_line, place_breaks
from planner.roster.problem import FREE, Cover, Floats, Lines
from planner.roster.search.acceptance import accepts
from planner.roster.search.costs import agent_cost, burden
from planner.roster.search.desk import Desk
from planner.roster.search.presence import head_worth
from planner.roster.search.sharing import worth
from planner.roster.search.state import (
    NOT_TOGETHER,
    UNPLACED,
    Sessions,
    State,
    fits,
    put_in,
    retrace,
    take_out,
)


@compiled_lean
def reinsert(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    count: int,
    temperature: float,
    noise: float,
    desk: Desk,
) -> float:
    """Take the desk's first `count` agents out of their rows, put each back at its best.

    Returns the cost added, 0 where the move was undone.
    """
    added = -_burdens(lines, state, desk, count)
    for k in range(count):
        added -= agent_cost(lines, sessions, state, desk.agents[k])
        added += lift(lines, cover, sessions, state, k, desk)
        desk.order[k] = k
    for k in range(count - 1, 0, -1):
        j = np.random.randint(0, k + 1)
        desk.order[k], desk.order[j] = desk.order[j], desk.order[k]
    placed = 0
    possible = True
    for j in range(count):
        k = desk.order[j]
        possible, won = insert_best(
            lines, cover, sessions, state, desk.agents[k], desk.low[k], desk.high[k], noise, desk
        )
        if not possible:
            break
        placed += 1
        added -= won
    if possible:
        for k in range(count):
            retrace(lines, state, desk.agents[k])
            added += agent_cost(lines, sessions, state, desk.agents[k])
        added += _burdens(lines, state, desk, count)
        if accepts(added, temperature):
            return added
    for j in range(count):
        k = desk.order[j]
        put_back(lines, cover, sessions, state, k, j < placed, desk)
        retrace(lines, state, desk.agents[k])
    return 0.0


@compiled_lean
def _burdens(lines: Lines, state: State, desk: Desk, count: int) -> float:
    total = 0.0
    for k in range(count):
        seen = False
        for j in range(k):
            seen |= lines.agents[desk.agents[j]].peers == lines.agents[desk.agents[k]].peers
        if not seen:
            total += burden(lines, state, lines.agents[desk.agents[k]].peers)
    return total


@compiled_lean
def note(sessions: Sessions, state: State, k: int, desk: Desk) -> None:
    """Note on the desk what the k-th agent there works, with breaks and activities."""
    agent, low = desk.agents[k], desk.low[k]
    for row in range(low, desk.high[k]):
        desk.choice[k, row - low] = state.rows[row].choice
        for b in range(state.breaks.shape[1]):
            desk.breaks[k, row - low, b] = state.breaks[row, b]
    first = sessions.people[agent].first
    for m in range(first, sessions.people[agent].last):
        desk.meeting_row[k, m - first] = state.meetings[m].row
        desk.meeting_at[k, m - first] = state.meetings[m].at


@compiled_lean
def lift(lines: Lines, cover: Cover, sessions: Sessions, state: State, k: int, desk: Desk) -> float:
    """Note an agent's rows on the desk and take them out; returns the value lost."""
    note(sessions, state, k, desk)
    agent, low, high = desk.agents[k], desk.low[k], desk.high[k]
    lost = 0.0
    for row in range(low, high):
        lost += take_out(lines, cover, sessions, state, agent, row)
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if low <= state.meetings[m].row < high:
            state.meetings[m].row = UNPLACED
    return lost


@compiled_lean
def put_back(
    lines: Lines, cover: Cover, sessions: Sessions, state: State, k: int, inserted: bool, desk: Desk
) -> None:
    """Undo what became of an agent's rows since they were noted."""
    agent, low, high = desk.agents[k], desk.low[k], desk.high[k]
    if inserted:
        for row in range(low, high):
            take_out(lines, cover, sessions, state, agent, row)
    first = sessions.people[agent].first
    for m in range(first, sessions.people[agent].last):
        state.meetings[m].row = desk.meeting_row[k, m - first]
        state.meetings[m].at = desk.meeting_at[k, m - first]
    for row in range(low, high):
        state.rows[row].choice = desk.choice[k, row - low]
        for b in range(state.breaks.shape[1]):
            state.breaks[row, b] = desk.breaks[k, row - low, b]
        put_in(lines, cover, sessions, state, agent, row)


@compiled_lean
def insert_best(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    agent: int,
    low: int,
    high: int,
    noise: float,
    desk: Desk,
) -> tuple[bool, float]:
    """Give an agent, off from `low` to `high`, the best line there; returns the value won.

    The value counts coverage, presence and handovers only. False where no line exists.
    """
    price(lines, cover, state, agent, low, high, noise, desk.earned)
    value = best_line(lines, agent, low, high, desk.earned, state.rows, desk.paper)
    if value == IMPOSSIBLE:
        return False, 0.0
    for day in range(high - low):
        row = low + day
        offer = desk.paper.choice[day]
        state.rows[row].choice = offer
        if offer != FREE:
            place_breaks(lines, agent, desk.earned, offer, desk.paper.places)
            for k in range(len(desk.paper.places)):
                state.breaks[row, k] = desk.paper.places[k]
    place_meetings(lines, sessions, state, agent, low, high, desk.earned)
    won = 0.0
    for row in range(low, high):
        won += put_in(lines, cover, sessions, state, agent, row)
    return True, won


@compiled_lean
def price(
    lines: Lines,
    cover: Cover,
    state: State,
    agent: int,
    low: int,
    high: int,
    noise: float,
    earned: Floats,
) -> None:
    """Fill in what presence of the agent is worth before each interval that the rows can reach."""
    start, end = 2**30, 0
    for row in range(low, high):
        for offer in range(lines.rows[row].offer_first, lines.rows[row].offer_last):
            start = min(start, lines.offers[offer].first)
            end = max(end, lines.offers[offer].last)
    if start >= end:
        return
    horizon = state.flow.cells.shape[0]
    group, amount = lines.agents[agent].group, lines.agents[agent].amount
    earned[start] = 0.0
    for t in range(start, end):
        value = 0.0
        if t < horizon:
            value = worth(cover, state.flow, t, group, amount)
            value += head_worth(cover, state.flow, t, group)
            if noise > 0.0:
                value *= 1.0 + noise * (2.0 * np.random.random() - 1.0)
        earned[t + 1] = earned[t] + value


@compiled_lean
def place_meetings(
    lines: Lines, sessions: Sessions, state: State, agent: int, low: int, high: int, earned: Floats
) -> None:
    """Put the agent's unplaced meetings where they cost least, if less than leaving them."""
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if state.meetings[m].row != UNPLACED or sessions.meetings[m].held_at == UNPLACED:
            continue
        best, best_row, best_at = sessions.meetings[m].cost, UNPLACED, 0
        for row in range(low, high):
            offer = state.rows[row].choice
            if offer == FREE:
                continue
            first = max(lines.offers[offer].first, sessions.meetings[m].earliest)
            last = (
                min(lines.offers[offer].last, sessions.meetings[m].latest)
                - sessions.meetings[m].length
            )
            if sessions.meetings[m].held_at != NOT_TOGETHER:
                first = max(first, sessions.meetings[m].held_at)
                last = min(last, sessions.meetings[m].held_at)
            for at in range(first, last + 1):
                loss = earned[at + sessions.meetings[m].length] - earned[at]
                if loss < best and fits(lines, sessions, state, agent, row, m, at):
                    best, best_row, best_at = loss, row, at
        state.meetings[m].row = best_row
        state.meetings[m].at = best_at
