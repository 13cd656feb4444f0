"""Peers trade a stretch of days, each taking on the other's shifts.

The lines of two agents change together, which no best line of one can do: coverage stays
about as it is, while nights, weekends, wishes and pay find other shoulders.
"""

from __future__ import annotations

import numpy as np

from planner.compiled import compiled_lean
from planner.roster.problem import FREE, Cover, Lines
from planner.roster.search.acceptance import accepts
from planner.roster.search.costs import agent_cost, burden
from planner.roster.search.desk import Desk
from planner.roster.search.reinsertion import lift, note, put_back
from planner.roster.search.state import Sessions, State, keeps_rules, put_in, retrace, rows_within

LONGEST_EXCHANGE = 14
TRIES_FOR_A_PEER = 8
NO_TWIN = -2


@compiled_lean
def exchange(
    lines: Lines,
    cover: Cover,
    sessions: Sessions,
    state: State,
    window: tuple[int, int],
    temperature: float,
    desk: Desk,
) -> float:
    """Let two peers drawn by chance trade some days; returns the cost added, 0 where undone."""
    one = np.random.randint(0, len(lines.agents))
    other = _peer_of(lines, one)
    if other < 0 or not _choose_days(lines, window, one, other, desk):
        return 0.0
    if _meets(sessions, state, 0, desk) or _meets(sessions, state, 1, desk):
        return 0.0
    if not _find_twins(lines, state, desk) or not _both_keep_rules(lines, state, desk):
        return 0.0
    # Where both count alike, coverage is the same before and after.
    alike = lines.agents[one].group == lines.agents[other].group
    alike &= lines.agents[one].amount == lines.agents[other].amount
    peers = lines.agents[one].peers
    added = -burden(lines, state, peers)
    for k in range(2):
        added -= agent_cost(lines, sessions, state, desk.agents[k])
        if alike:
            note(sessions, state, k, desk)
        else:
            added += lift(lines, cover, sessions, state, k, desk)
    for k in range(2):
        _take_over(state, k, desk)
        if not alike:
            for row in range(desk.low[k], desk.high[k]):
                added -= put_in(lines, cover, sessions, state, desk.agents[k], row)
        retrace(lines, state, desk.agents[k])
        added += agent_cost(lines, sessions, state, desk.agents[k])
    added += burden(lines, state, peers)
    if accepts(added, temperature):
        return added
    for k in range(2):
        if alike:
            _restore(state, k, desk)
        else:
            put_back(lines, cover, sessions, state, k, True, desk)
        retrace(lines, state, desk.agents[k])
    return 0.0


@compiled_lean
def _peer_of(lines: Lines, agent: int) -> int:
    """Somebody of the agent's fairness group with as many dates, or -1."""
    rows = lines.agents[agent].day_last - lines.agents[agent].day_first
    if lines.agents[agent].peers < 0 or rows == 0:
        return -1
    for _ in range(TRIES_FOR_A_PEER):
        other = np.random.randint(0, len(lines.agents))
        if other != agent and lines.agents[other].peers == lines.agents[agent].peers:
            same = lines.agents[other].day_last - lines.agents[other].day_first == rows
            return other if same else -1
    return -1


@compiled_lean
def _choose_days(lines: Lines, window: tuple[int, int], one: int, other: int, desk: Desk) -> bool:
    """Put both on the desk with the same stretch of dates; False where they have none."""
    low, high = rows_within(lines, one, window)
    if low == high:
        return False
    length = np.random.randint(1, min(high - low, LONGEST_EXCHANGE) + 1)
    first = np.random.randint(low, high - length + 1) - lines.agents[one].day_first
    for k, agent in enumerate((one, other)):
        desk.agents[k] = agent
        desk.low[k] = lines.agents[agent].day_first + first
        desk.high[k] = desk.low[k] + length
    same: bool = lines.rows[desk.low[0]].start == lines.rows[desk.low[1]].start
    return same


@compiled_lean
def _meets(sessions: Sessions, state: State, k: int, desk: Desk) -> bool:
    """Whether an activity is placed in the stretch, which would be left behind."""
    agent = desk.agents[k]
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if desk.low[k] <= state.meetings[m].row < desk.high[k]:
            return True
    return False


@compiled_lean
def _find_twins(lines: Lines, state: State, desk: Desk) -> bool:
    """Note what each would work instead; False where that is offered to one of them not at all.

    False too where nothing would change.
    """
    differ = False
    for day in range(desk.high[0] - desk.low[0]):
        for k in range(2):
            mine = state.rows[desk.low[k] + day].choice
            theirs = state.rows[desk.low[1 - k] + day].choice
            twin = _twin(lines, theirs, desk.low[k] + day)
            if twin == NO_TWIN:
                return False
            desk.twin[k, day] = twin
            differ |= twin != mine
    return differ


@compiled_lean
def _twin(lines: Lines, offer: int, row: int) -> int:
    """The row's own offer of the same shift."""
    if offer == FREE:
        return FREE if lines.rows[row].free_cost < np.inf else NO_TWIN
    wanted = lines.offers[offer]
    for twin in range(lines.rows[row].offer_first, lines.rows[row].offer_last):
        if lines.offers[twin].begin == wanted.begin and lines.offers[twin].finish == wanted.finish:
            return twin if lines.offers[twin].shape == wanted.shape else NO_TWIN
    return NO_TWIN


@compiled_lean
def _both_keep_rules(lines: Lines, state: State, desk: Desk) -> bool:
    """Whether both lines keep the rules with the other's shifts; changes nothing."""
    kept = True
    for k in range(2):
        _swap_choices(state, k, desk)
        kept = kept and keeps_rules(lines, state, desk.agents[k])
        _swap_choices(state, k, desk)
    return kept


@compiled_lean
def _swap_choices(state: State, k: int, desk: Desk) -> None:
    """Let what an agent works and what is on the desk for them change places."""
    for row in range(desk.low[k], desk.high[k]):
        day = row - desk.low[k]
        state.rows[row].choice, desk.twin[k, day] = desk.twin[k, day], state.rows[row].choice


@compiled_lean
def _take_over(state: State, k: int, desk: Desk) -> None:
    """Put the other's shifts, with their breaks, in an agent's rows."""
    for row in range(desk.low[k], desk.high[k]):
        day = row - desk.low[k]
        state.rows[row].choice = desk.twin[k, day]
        for b in range(state.breaks.shape[1]):
            state.breaks[row, b] = desk.breaks[1 - k, day, b]


@compiled_lean
def _restore(state: State, k: int, desk: Desk) -> None:
    """Put an agent's own shifts back as they were noted."""
    for row in range(desk.low[k], desk.high[k]):
        day = row - desk.low[k]
        state.rows[row].choice = desk.choice[k, day]
        for b in range(state.breaks.shape[1]):
            state.breaks[row, b] = desk.breaks[k, day, b]
