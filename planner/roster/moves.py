"""The steps of the search: lines put back at their best, and small shifts of single days.

Every move changes the state, tells what that costs, and can be undone.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.best_line import IMPOSSIBLE, Paper, best_line, blank_paper, place_breaks
from planner.roster.problem import FREE, UNIT, Floats, Ints, RosterProblem
from planner.roster.sharing import head_worth, want_less, want_more, worth
from planner.roster.state import (
    NOT_TOGETHER,
    UNPLACED,
    Sessions,
    be_there,
    keeps_rules,
    line_cost,
    off_queue,
    put_in,
    retrace,
    step_in,
    step_out,
    take_out,
    unfairness,
)

MOST_TOGETHER = 3
"""Agents put back in one move; more were measured to help no further."""


class Works(NamedTuple):
    """Deferred work as cumulative amounts: wanted up to t lies between due[t] and released[t]."""

    queue: Ints  # [works]
    released: NDArray[np.int64]  # [works, T]
    due: NDArray[np.int64]  # [works, T]
    open: NDArray[np.bool_]  # [works, T]


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
    )


@compiled_lean
def price(lines, cover, state, agent, low, high, noise, earned):
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
def agent_cost(lines, sessions, state, agent):
    """All that depends on one agent's line alone: itself, and activities not placed."""
    cost = line_cost(lines, state, agent)
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if state.meetings[m].row == UNPLACED:
            cost += sessions.meetings[m].cost
    return cost


@compiled_lean
def insert_best(lines, cover, sessions, state, agent, low, high, noise, desk):
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
def fits(lines, sessions, state, agent, row, m, at):
    """Whether meeting m can start in interval `at` of a row's shift."""
    offer = state.rows[row].choice
    end = at + sessions.meetings[m].length
    if at < max(sessions.meetings[m].earliest, lines.offers[offer].first):
        return False
    if end > min(sessions.meetings[m].latest, lines.offers[offer].last):
        return False
    shape = lines.offers[offer].shape
    for k in range(lines.shapes[shape].last - lines.shapes[shape].first):
        start = state.breaks[row, k]
        if at < start + lines.breaks[lines.shapes[shape].first + k].length and start < end:
            return False
    for other in range(sessions.people[agent].first, sessions.people[agent].last):
        if other != m and state.meetings[other].row == row:
            start = state.meetings[other].at
            if at < start + sessions.meetings[other].length and start < end:
                return False
    return True


@compiled_lean
def place_meetings(lines, sessions, state, agent, low, high, earned):
    """Put the agent's unplaced meetings where they cost least, if that is less than to leave them."""
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


@compiled_lean
def _lift(lines, cover, sessions, state, k, desk):
    """Note an agent's rows on the desk and take them out; returns the value lost."""
    agent, low, high = desk.agents[k], desk.low[k], desk.high[k]
    lost = 0.0
    for row in range(low, high):
        desk.choice[k, row - low] = state.rows[row].choice
        for b in range(state.breaks.shape[1]):
            desk.breaks[k, row - low, b] = state.breaks[row, b]
        lost += take_out(lines, cover, sessions, state, agent, row)
    first = sessions.people[agent].first
    for m in range(first, sessions.people[agent].last):
        desk.meeting_row[k, m - first] = state.meetings[m].row
        desk.meeting_at[k, m - first] = state.meetings[m].at
        if low <= state.meetings[m].row < high:
            state.meetings[m].row = UNPLACED
    return lost


@compiled_lean
def _put_back(lines, cover, sessions, state, k, inserted, desk):
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
def accepts(added, temperature):
    """Metropolis: what costs less is taken, what costs more with a chance that cools."""
    if added <= 0.0:
        return True
    return temperature > 0.0 and np.random.random() < np.exp(-added / temperature)


@compiled_lean
def _fairness(lines, state, desk, count):
    total = 0.0
    for k in range(count):
        seen = False
        for j in range(k):
            seen |= lines.agents[desk.agents[j]].peers == lines.agents[desk.agents[k]].peers
        if not seen:
            total += unfairness(lines, state, lines.agents[desk.agents[k]].peers)
    return total


@compiled_lean
def reinsert(lines, cover, sessions, state, count, temperature, noise, desk):
    """Take the desk's first `count` agents out of their rows, put each back at its best.

    Returns the cost added, 0 where the move was undone.
    """
    added = -_fairness(lines, state, desk, count)
    for k in range(count):
        added -= agent_cost(lines, sessions, state, desk.agents[k])
        added += _lift(lines, cover, sessions, state, k, desk)
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
        added += _fairness(lines, state, desk, count)
        if accepts(added, temperature):
            return added
    for j in range(count):
        k = desk.order[j]
        _put_back(lines, cover, sessions, state, k, j < placed, desk)
        retrace(lines, state, desk.agents[k])
    return 0.0


@compiled_lean
def _note_on_queue(lines, sessions, state, agent, row, start, end, desk):
    offer = state.rows[row].choice
    for t in range(start, end):
        on = lines.offers[offer].first <= t < lines.offers[offer].last
        desk.was_on[t] = on and not off_queue(lines, sessions, state, agent, row, t)


@compiled_lean
def _follow_on_queue(lines, cover, sessions, state, agent, row, start, end, desk):
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
def move_break(lines, cover, sessions, state, agent, row, temperature, desk):
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
    added = pay_change(lines, agent, b, old, new)
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
def pay_change(lines, agent, b, old, new):
    """The pay added when an unpaid break moves from one time to another."""
    if lines.breaks[b].paid:
        return 0.0
    hours = lines.pay_hours[lines.agents[agent].pay_profile]
    length = lines.breaks[b].length
    saved = hours[new + length] - hours[new] - hours[old + length] + hours[old]
    return -lines.agents[agent].pay_rate * saved


@compiled_lean
def _suggest_breaks(lines, state, row, old, new, desk):
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
def move_shift(lines, cover, sessions, state, agent, row, reach, temperature, desk):
    """Give a worked day another start or length near its own; returns the cost added."""
    old = state.rows[row].choice
    low, high = lines.rows[row].offer_first, lines.rows[row].offer_last
    new = np.random.randint(max(low, old - reach), min(high, old + reach + 1))
    if new == old or not _suggest_breaks(lines, state, row, old, new, desk):
        return 0.0
    start = min(lines.offers[old].first, lines.offers[new].first)
    end = max(lines.offers[old].last, lines.offers[new].last)
    count = state.breaks.shape[1]
    added = -agent_cost(lines, sessions, state, agent)
    added -= unfairness(lines, state, lines.agents[agent].peers)
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
    added += agent_cost(lines, sessions, state, agent)
    added += unfairness(lines, state, lines.agents[agent].peers)
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
def move_meeting(lines, cover, sessions, state, agent, m, temperature, desk):
    """Place one of an agent's activities, or place it elsewhere; returns the cost added."""
    row = np.random.randint(lines.agents[agent].day_first, lines.agents[agent].day_last)
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
    old_row, old_at = state.meetings[m].row, state.meetings[m].at
    length = sessions.meetings[m].length
    added = -sessions.meetings[m].cost if old_row == UNPLACED else 0.0
    added += _hold(lines, cover, sessions, state, agent, m, row, at, length)
    if accepts(added, temperature):
        return added
    _hold(lines, cover, sessions, state, agent, m, old_row, old_at, length)
    return 0.0


@compiled_lean
def _hold(lines, cover, sessions, state, agent, m, row, at, length):
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


@compiled_lean
def slack_between(works, state, w, source, target):
    """How much deferred work may move from interval `source` to interval `target`."""
    slack = np.int64(state.flow.cells[source, works.queue[w]].wanted)
    for t in range(source, target):
        slack = min(slack, state.done[w, t] - works.due[w, t])
    for t in range(target, source):
        slack = min(slack, works.released[w, t] - state.done[w, t])
    return slack


@compiled_lean
def shift_work(cover, works, state, w, source, target, amount, temperature):
    """Do some deferred work at another time; returns the cost added."""
    q = works.queue[w]
    added = -want_less(cover, state.flow, source, q, amount)
    added += want_more(cover, state.flow, target, q, amount)
    if accepts(added, temperature):
        for t in range(source, target):
            state.done[w, t] -= amount
        for t in range(target, source):
            state.done[w, t] += amount
        return added
    want_less(cover, state.flow, target, q, amount)
    want_more(cover, state.flow, source, q, amount)
    return 0.0


@compiled_lean
def move_work(cover, works, state, w, start, end, reach, temperature):
    """Do a part of some interval's deferred work earlier or later, within [start, end)."""
    source = np.random.randint(start, end)
    if state.flow.cells[source, works.queue[w]].wanted == 0:
        return 0.0
    target = np.random.randint(max(start, source - reach), min(end, source + reach + 1))
    if target == source or not works.open[w, target]:
        return 0.0
    slack = slack_between(works, state, w, source, target)
    if slack <= 0:
        return 0.0
    amount = min(slack, np.int64(np.random.randint(1, 5) * UNIT // 4))
    return shift_work(cover, works, state, w, source, target, amount, temperature)
