"""A whole plan in the optimiser's terms: every agent's line, and the flow of its capacity."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_inline, compiled_lean
from planner.roster.problem import FREE, Cover, Lines, RosterProblem, Table
from planner.roster.search.flow import Flow, empty_flow
from planner.roster.search.presence import change_heads
from planner.roster.search.sharing import add, remove

NIGHTS, WEEKENDS = 0, 1
UNPLACED = -1
NOT_TOGETHER = -2

EARLIEST, LATEST = -(2**31), 2**31
EVERYWHERE = (EARLIEST, LATEST)
"""The window of days that leaves none out."""


PERSON = np.dtype([("first", np.int32), ("last", np.int32)], align=True)

MEETING = np.dtype(
    [
        ("agent", np.int32),
        ("length", np.int32),  # intervals
        ("earliest", np.int32),
        ("latest", np.int32),  # its latest end
        ("held_at", np.int32),  # of those held together, UNPLACED while none is chosen
        ("cost", np.float64),  # of not placing it
    ],
    align=True,
)

OVERLAP = np.dtype(
    [("first", np.int32), ("last", np.int32), ("wanted", np.float64), ("price", np.float64)],
    align=True,
)


class Sessions(NamedTuple):
    """Activities to place and handovers to keep.

    Meetings are sorted by agent; `people` tells which are each agent's.
    """

    people: Table  # [agents]
    meetings: Table
    overlaps: Table
    on_side: NDArray[np.bool_]  # [overlaps, 2, agents] whose presence counts


DAY = np.dtype([("choice", np.int32), ("path", np.int32)], align=True)
PLACE = np.dtype([("row", np.int32), ("at", np.int32)], align=True)
BURDEN = np.dtype([("nights", np.int32), ("weekends", np.int32)], align=True)


class State(NamedTuple):
    """Decisions, and what follows from them step by step.

    Of every row: the `choice` of an offer or FREE, and the state of the counting rules
    before it (`path`). Of every meeting: its row or UNPLACED, and the interval in which it
    starts (`at`). `tally` counts the peers who work so many nights, and so many weekends.
    """

    rows: Table
    breaks: NDArray[np.int32]  # [rows, breaks] interval in which each starts
    meetings: Table
    agents: Table  # nights and weekends worked
    tally: NDArray[np.int32]  # [peer groups, NIGHTS or WEEKENDS, how many]
    there: NDArray[np.int32]  # [overlaps, 2, longest] agents on shift
    flow: Flow
    done: NDArray[np.int64]  # [works, T] deferred work wanted up to and with each interval


def sessions_of(problem: RosterProblem) -> Sessions:
    """The problem's meetings, ordered by agent, and overlaps as arrays."""
    meetings = np.array(
        [
            (m.agent, m.length, m.earliest, m.latest,
             UNPLACED if m.together >= 0 else NOT_TOGETHER, m.cost)
            for m in sorted(problem.meetings, key=lambda m: m.agent)
        ],
        dtype=MEETING,
    )  # fmt: skip
    bounds = np.searchsorted(meetings["agent"], range(problem.agents + 1))
    on_side = np.zeros((len(problem.overlaps), 2, problem.agents), dtype=np.bool_)
    for k, overlap in enumerate(problem.overlaps):
        for side in (0, 1):
            on_side[k, side, list(overlap.sides[side])] = True
    return Sessions(
        people=np.array(list(pairwise(bounds.tolist())), dtype=PERSON),
        meetings=meetings,
        overlaps=np.array(
            [(o.first, o.last, o.wanted, o.price) for o in problem.overlaps], dtype=OVERLAP
        ),
        on_side=on_side,
    )


def empty_state(problem: RosterProblem, sessions: Sessions) -> State:
    """Nobody works; only the capacity that is there anyway serves."""
    lines, cover = problem.lines, problem.cover
    longest = max((o.last - o.first for o in problem.overlaps), default=1)
    state = State(
        rows=np.full(len(lines.rows), FREE, dtype=DAY),
        breaks=np.zeros((len(lines.rows), lines.most_breaks), dtype=np.int32),
        meetings=np.full(len(sessions.meetings), UNPLACED, dtype=PLACE),
        agents=np.zeros(problem.agents, dtype=BURDEN),
        tally=_tally_of_nothing(lines),
        there=np.zeros((len(problem.overlaps), 2, longest), dtype=np.int32),
        flow=empty_flow(cover),
        done=np.zeros((len(problem.work), problem.intervals), dtype=np.int64),
    )
    for agent in range(problem.agents):
        retrace(lines, state, agent)
    for k, overlap in enumerate(problem.overlaps):
        state.there[k, :, : overlap.last - overlap.first] = overlap.base
    for t, g in np.argwhere(problem.base_amount > 0):
        add(cover, state.flow, t, g, problem.base_amount[t, g])
    state.flow.cells["heads"] = problem.base_heads
    return state


def _tally_of_nothing(lines: Lines) -> NDArray[np.int32]:
    """The tally while nobody works."""
    agents = lines.agents
    longest = int((agents["day_last"] - agents["day_first"]).max(initial=0))
    groups = int(agents["peers"].max(initial=-1)) + 1
    tally = np.zeros((groups, 2, longest + 1), dtype=np.int32)
    for peers in range(groups):
        tally[peers, :, 0] = (agents["peers"] == peers).sum()
    return tally


@compiled_inline
def rows_within(lines: Lines, agent: int, window: tuple[int, int]) -> tuple[int, int]:
    """An agent's rows [low, high) of the days that begin in the intervals [first, last)."""
    low, high = lines.agents[agent].day_first, lines.agents[agent].day_last
    while low < high and lines.rows[low].start < window[0]:
        low += 1
    while high > low and lines.rows[high - 1].start >= window[1]:
        high -= 1
    return low, high


@compiled_lean
def retrace(lines: Lines, state: State, agent: int) -> None:
    """Walk an agent's line anew: the states before each row, the nights, the weekends worked."""
    rules = lines.agents[agent].rules
    at = lines.agents[agent].start_state
    nights, weekends, weekend_of = 0, 0, -1
    for row in range(lines.agents[agent].day_first, lines.agents[agent].day_last):
        if row > lines.agents[agent].day_first and lines.rows[row - 1].week != lines.rows[row].week:
            at = lines.states[rules, at].next_week
        state.rows[row].path = at
        offer = state.rows[row].choice
        if offer == FREE:
            at = lines.states[rules, at].after_free_day
        else:
            at = lines.after_shift[rules, at, lines.offers[offer].kind]
            nights += lines.offers[offer].night
            if lines.offers[offer].weekend and weekend_of != lines.rows[row].week:
                weekend_of = lines.rows[row].week
                weekends += 1
    peers = lines.agents[agent].peers
    if peers >= 0:
        state.tally[peers, NIGHTS, state.agents[agent].nights] -= 1
        state.tally[peers, NIGHTS, nights] += 1
        state.tally[peers, WEEKENDS, state.agents[agent].weekends] -= 1
        state.tally[peers, WEEKENDS, weekends] += 1
    state.agents[agent].nights = nights
    state.agents[agent].weekends = weekends


@compiled_lean
def keeps_rules(lines: Lines, state: State, agent: int) -> bool:
    """Whether an agent's line keeps the counting rules and rest."""
    rules = lines.agents[agent].rules
    at = lines.agents[agent].start_state
    ready = -(2**30)
    for row in range(lines.agents[agent].day_first, lines.agents[agent].day_last):
        if row > lines.agents[agent].day_first and lines.rows[row - 1].week != lines.rows[row].week:
            at = lines.states[rules, at].next_week
        offer = state.rows[row].choice
        if offer == FREE:
            if lines.rows[row].free_cost == np.inf:
                return False
            at = lines.states[rules, at].after_free_day
            continue
        if lines.offers[offer].begin < ready:
            return False
        at = lines.after_shift[rules, at, lines.offers[offer].kind]
        if at < 0 or not lines.within[lines.rows[row].limit, at]:
            return False
        ready = lines.offers[offer].finish + lines.agents[agent].rest
    return True


@compiled_inline
def off_queue(lines: Lines, sessions: Sessions, state: State, agent: int, row: int, t: int) -> bool:
    """Whether an agent's shift has a break or an activity in interval t."""
    offer = state.rows[row].choice
    shape = lines.offers[offer].shape
    for k in range(lines.shapes[shape].last - lines.shapes[shape].first):
        at = state.breaks[row, k]
        if at <= t < at + lines.breaks[lines.shapes[shape].first + k].length:
            return True
    for m in range(sessions.people[agent].first, sessions.people[agent].last):
        if state.meetings[m].row == row:
            at = state.meetings[m].at
            if at <= t < at + sessions.meetings[m].length:
                return True
    return False


@compiled_lean
def fits(
    lines: Lines, sessions: Sessions, state: State, agent: int, row: int, m: int, at: int
) -> bool:
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


@compiled_inline
def step_in(lines: Lines, cover: Cover, state: State, agent: int, t: int) -> float:
    """Put an agent on queue in an interval; returns the value won."""
    won = add(cover, state.flow, t, lines.agents[agent].group, lines.agents[agent].amount)
    return won + change_heads(cover, state.flow, t, lines.agents[agent].group, 1.0)


@compiled_inline
def step_out(lines: Lines, cover: Cover, state: State, agent: int, t: int) -> float:
    """Take an agent off queue in an interval; returns the value lost."""
    lost = remove(cover, state.flow, t, lines.agents[agent].group, lines.agents[agent].amount)
    return lost - change_heads(cover, state.flow, t, lines.agents[agent].group, -1.0)


@compiled_inline
def overlap_cost(sessions: Sessions, state: State, k: int) -> float:
    """What handover k costs: the intervals missing from its longest stretch."""
    longest, run = 0, 0
    for t in range(sessions.overlaps[k].last - sessions.overlaps[k].first):
        if state.there[k, 0, t] > 0 and state.there[k, 1, t] > 0:
            run += 1
            longest = max(longest, run)
        else:
            run = 0
    price: float = sessions.overlaps[k].price
    missing: float = sessions.overlaps[k].wanted - longest
    return max(missing, 0.0) * price


@compiled_inline
def be_there(
    lines: Lines, sessions: Sessions, state: State, agent: int, offer: int, change: int
) -> float:
    """Count an agent's shift in or out of every handover it reaches; returns the cost added."""
    low = -((-lines.offers[offer].begin) // lines.interval_minutes)
    high = lines.offers[offer].finish // lines.interval_minutes
    added = 0.0
    for k in range(len(sessions.overlaps)):
        first, last = sessions.overlaps[k].first, sessions.overlaps[k].last
        if low >= last or high <= first:
            continue
        for side in range(2):
            if sessions.on_side[k, side, agent]:
                added -= overlap_cost(sessions, state, k)
                for t in range(max(low, first), min(high, last)):
                    state.there[k, side, t - first] += change
                added += overlap_cost(sessions, state, k)
    return added


@compiled_inline
def put_in(
    lines: Lines, cover: Cover, sessions: Sessions, state: State, agent: int, row: int
) -> float:
    """Let a row's shift count: coverage, presence, handovers; returns the value won."""
    offer = state.rows[row].choice
    won = 0.0
    if offer == FREE:
        return won
    for t in range(
        lines.offers[offer].first, min(lines.offers[offer].last, state.flow.cells.shape[0])
    ):
        if not off_queue(lines, sessions, state, agent, row, t):
            won += step_in(lines, cover, state, agent, t)
    if len(sessions.overlaps) > 0:
        won -= be_there(lines, sessions, state, agent, offer, 1)
    return won


@compiled_inline
def take_out(
    lines: Lines, cover: Cover, sessions: Sessions, state: State, agent: int, row: int
) -> float:
    """Let a row's shift count no more; returns the value lost."""
    offer = state.rows[row].choice
    lost = 0.0
    if offer == FREE:
        return lost
    for t in range(
        lines.offers[offer].first, min(lines.offers[offer].last, state.flow.cells.shape[0])
    ):
        if not off_queue(lines, sessions, state, agent, row, t):
            lost += step_out(lines, cover, state, agent, t)
    if len(sessions.overlaps) > 0:
        lost += be_there(lines, sessions, state, agent, offer, -1)
    return lost
