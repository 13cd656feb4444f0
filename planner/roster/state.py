"""A whole plan in the optimiser's terms: every agent's line, and the flow of its capacity."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.best_line import pay_saved, week_cost
from planner.roster.problem import FREE, RosterProblem, Table
from planner.roster.sharing import Flow, add, change_heads, empty_flow, remove

UNPLACED = -1
NOT_TOGETHER = -2
MINUTES_A_DAY = 1440


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
    starts (`at`).
    """

    rows: Table
    breaks: NDArray[np.int32]  # [rows, breaks] interval in which each starts
    meetings: Table
    agents: Table  # nights and weekends worked
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


@compiled_lean
def retrace(lines, state, agent):
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
    state.agents[agent].nights = nights
    state.agents[agent].weekends = weekends


@compiled_lean
def keeps_rules(lines, state, agent):
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


@compiled_lean
def line_cost(lines, state, agent):
    """What an agent's line costs by itself: pay, wishes, changes, short weeks, spread of starts."""
    rules = lines.agents[agent].rules
    at = lines.agents[agent].start_state
    cost = 0.0
    monday = lines.agents[agent].day_first
    end = lines.agents[agent].day_last
    for row in range(monday, end):
        if row > lines.agents[agent].day_first and lines.rows[row - 1].week != lines.rows[row].week:
            cost += week_cost(lines, agent, at, row - 1)
            cost += spread_cost(lines, state, agent, monday, row)
            monday = row
            at = lines.states[rules, at].next_week
        offer = state.rows[row].choice
        if offer == FREE:
            cost += lines.rows[row].free_cost
            at = lines.states[rules, at].after_free_day
            continue
        cost += lines.offers[offer].cost
        shape = lines.offers[offer].shape
        for k in range(lines.shapes[shape].last - lines.shapes[shape].first):
            b = lines.shapes[shape].first + k
            cost -= pay_saved(lines, agent, b, state.breaks[row, k])
        at = lines.after_shift[rules, at, lines.offers[offer].kind]
    if end > lines.agents[agent].day_first:
        cost += week_cost(lines, agent, at, end - 1)
        cost += spread_cost(lines, state, agent, monday, end)
    return cost


@compiled_lean
def spread_cost(lines, state, agent, low, high):
    """What the start times of a week's rows cost that spread over more of the clock than allowed.

    The spread is the shortest arc of the clock's 24 hours that holds them all: the least,
    over the start at which it begins, of the way round to the farthest other.
    """
    if lines.agents[agent].most_spread < 0:
        return 0.0
    spread = MINUTES_A_DAY
    for row in range(low, high):
        if state.rows[row].choice != FREE:
            farthest = 0
            for other in range(low, high):
                if state.rows[other].choice != FREE:
                    way = (
                        lines.offers[state.rows[other].choice].minute
                        - lines.offers[state.rows[row].choice].minute
                    )
                    farthest = max(farthest, way % MINUTES_A_DAY)
            spread = min(spread, farthest)
    if spread == MINUTES_A_DAY:
        return 0.0
    return max(spread - lines.agents[agent].most_spread, 0) * lines.spread_price


@compiled_lean
def unfairness(lines, state, peers):
    """What a group's spread of nights and of weekends costs."""
    most_nights, least_nights, most_weekends, least_weekends = 0, 2**30, 0, 2**30
    if peers < 0:
        return 0.0
    for agent in range(len(lines.agents)):
        if lines.agents[agent].peers == peers:
            most_nights = max(most_nights, state.agents[agent].nights)
            least_nights = min(least_nights, state.agents[agent].nights)
            most_weekends = max(most_weekends, state.agents[agent].weekends)
            least_weekends = min(least_weekends, state.agents[agent].weekends)
    return lines.unfairness_price * (most_nights - least_nights + most_weekends - least_weekends)


@compiled_lean
def off_queue(lines, sessions, state, agent, row, t):
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
def step_in(lines, cover, state, agent, t):
    """Put an agent on queue in an interval; returns the value won."""
    won = add(cover, state.flow, t, lines.agents[agent].group, lines.agents[agent].amount)
    return won + change_heads(cover, state.flow, t, lines.agents[agent].group, 1.0)


@compiled_lean
def step_out(lines, cover, state, agent, t):
    """Take an agent off queue in an interval; returns the value lost."""
    lost = remove(cover, state.flow, t, lines.agents[agent].group, lines.agents[agent].amount)
    return lost - change_heads(cover, state.flow, t, lines.agents[agent].group, -1.0)


@compiled_lean
def overlap_cost(sessions, state, k):
    """What handover k costs: the intervals missing from its longest stretch."""
    longest, run = 0, 0
    for t in range(sessions.overlaps[k].last - sessions.overlaps[k].first):
        if state.there[k, 0, t] > 0 and state.there[k, 1, t] > 0:
            run += 1
            longest = max(longest, run)
        else:
            run = 0
    return max(sessions.overlaps[k].wanted - longest, 0.0) * sessions.overlaps[k].price


@compiled_lean
def be_there(lines, sessions, state, agent, offer, change):
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


@compiled_lean
def put_in(lines, cover, sessions, state, agent, row):
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


@compiled_lean
def take_out(lines, cover, sessions, state, agent, row):
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
