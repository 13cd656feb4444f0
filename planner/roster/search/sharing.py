"""Sharing capacity among queues, interval by interval, kept optimal as agents come and go.

Every interval is a small flow: groups of agents with capacity, queues with a diminishing
value for it. Capacity that comes takes the best path to a queue, maybe by moving other
groups aside; capacity that goes leaves where it is missed least. Both keep the interval's
flow optimal, so its value never depends on the order of steps. Amounts are whole numbers
of UNIT. A deferred queue takes part with the work it wants done in the interval.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.problem import UNIT, Cover, Table

NOWHERE = -1

GROUP_FLOW = np.dtype([("used", np.int64), ("idle", np.int32)], align=True)

CELL_FLOW = np.dtype(
    [("served", np.int32), ("wanted", np.int32), ("heads", np.float64)], align=True
)

STEP = np.dtype([("queue", np.int32), ("group", np.int32)], align=True)


class Flow(NamedTuple):
    """Who serves what, in UNIT.

    A group's `used` has a bit for every queue that it serves; `wanted` is the deferred work
    to do in an interval, `heads` are the agents on queue who may serve the queue.
    """

    given: NDArray[np.int32]  # [T, groups, Q]
    groups: Table  # [T, groups]
    cells: Table  # [T, Q]
    path: Table  # [Q] scratch: the way to each queue


def empty_flow(cover: Cover) -> Flow:
    """Nobody serves anything, nothing deferred is wanted."""
    intervals, queues = cover.cells.shape
    groups = len(cover.serves)
    return Flow(
        given=np.zeros((intervals, groups, queues), dtype=np.int32),
        groups=np.zeros((intervals, groups), dtype=GROUP_FLOW),
        cells=np.zeros((intervals, queues), dtype=CELL_FLOW),
        path=np.zeros(queues, dtype=STEP),
    )


@compiled_lean
def value_above(cover: Cover, flow: Flow, t: int, q: int) -> tuple[float, int]:
    """What the next unit served is worth, per agent, and how far that holds."""
    served = flow.cells[t, q].served
    if cover.queues[q].deferred:
        room = flow.cells[t, q].wanted - served
        if room > 0:
            return cover.queues[q].work_value, room
        return 0.0, 0
    k = served // UNIT
    if k < cover.cells[t, q].agents:
        return cover.slope[cover.cells[t, q].slope_first + k], (k + 1) * UNIT - served
    return 0.0, 0


@compiled_lean
def value_below(cover: Cover, flow: Flow, t: int, q: int) -> tuple[float, int]:
    """What the last unit served is worth, per agent, and how far that holds."""
    served = flow.cells[t, q].served
    if cover.queues[q].deferred:
        spare = served - flow.cells[t, q].wanted
        if spare > 0:
            return 0.0, spare
        return cover.queues[q].work_value, served
    k = (served - 1) // UNIT
    if k < cover.cells[t, q].agents:
        return cover.slope[cover.cells[t, q].slope_first + k], served - k * UNIT
    return 0.0, served - cover.cells[t, q].agents * UNIT


@compiled_lean
def _give(flow: Flow, t: int, h: int, q: int, step: int) -> None:
    flow.given[t, h, q] += step
    flow.groups[t, h].used |= np.int64(1) << q


@compiled_lean
def _take(flow: Flow, t: int, h: int, q: int, step: int) -> None:
    flow.given[t, h, q] -= step
    if flow.given[t, h, q] == 0:
        flow.groups[t, h].used &= ~(np.int64(1) << q)


@compiled_lean
def add(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """Let group g bring `amount` of capacity to interval t; returns the value won."""
    queues = flow.cells.shape[1]
    groups = flow.groups.shape[1]
    won = 0.0
    while amount > 0:
        reached = cover.serves[g]
        for q in range(queues):
            if (reached >> q) & 1:
                flow.path[q].queue = NOWHERE
                flow.path[q].group = g
        grown = True
        while grown:
            grown = False
            for h in range(groups):
                shared = flow.groups[t, h].used & reached
                fresh = cover.serves[h] & ~reached
                if shared != 0 and fresh != 0:
                    q = 0
                    while not (shared >> q) & 1:
                        q += 1
                    for p in range(queues):
                        if (fresh >> p) & 1:
                            flow.path[p].queue = q
                            flow.path[p].group = h
                    reached |= fresh
                    grown = True
        best, best_value, best_room = NOWHERE, 0.0, 0
        for q in range(queues):
            if (reached >> q) & 1:
                value, room = value_above(cover, flow, t, q)
                if value > best_value:
                    best, best_value, best_room = q, value, room
        if best == NOWHERE:
            flow.groups[t, g].idle += amount
            break
        step = min(amount, best_room)
        q = best
        while flow.path[q].queue != NOWHERE:
            step = min(step, flow.given[t, flow.path[q].group, flow.path[q].queue])
            q = flow.path[q].queue
        flow.cells[t, best].served += step
        q = best
        while flow.path[q].queue != NOWHERE:
            h, p = flow.path[q].group, flow.path[q].queue
            _give(flow, t, h, q, step)
            _take(flow, t, h, p, step)
            q = p
        _give(flow, t, g, q, step)
        won += best_value * step
        amount -= step
    return won / UNIT


@compiled_lean
def _cheapest_source(
    cover: Cover, flow: Flow, t: int, reached: np.int64
) -> tuple[int, int, float, int]:
    """Where capacity for the queues `reached` would be missed least.

    Returns (queue, group whose idle capacity comes there or NOWHERE, value lost per agent,
    how far that holds). `flow.path` holds the way from that queue: its group moves on
    to the next queue.
    """
    queues = flow.cells.shape[1]
    groups = flow.groups.shape[1]
    grown = True
    while grown:
        grown = False
        for h in range(groups):
            shared = cover.serves[h] & reached
            if shared == 0:
                continue
            fresh = flow.groups[t, h].used & ~reached
            if flow.groups[t, h].idle > 0 or fresh != 0:
                q = 0
                while not (shared >> q) & 1:
                    q += 1
                if flow.groups[t, h].idle > 0:
                    return q, h, 0.0, flow.groups[t, h].idle
                for p in range(queues):
                    if (fresh >> p) & 1:
                        flow.path[p].queue = q
                        flow.path[p].group = h
                reached |= fresh
                grown = True
    best, best_value, best_room = NOWHERE, np.inf, 0
    for q in range(queues):
        if (reached >> q) & 1:
            value, room = value_below(cover, flow, t, q)
            if room > 0 and value < best_value:
                best, best_value, best_room = q, value, room
    return best, NOWHERE, best_value, best_room


@compiled_lean
def _end_of_way(flow: Flow, t: int, source: int, step: int) -> tuple[int, int]:
    """The queue at which the way from `source` ends, and how much of `step` can go all of it."""
    q = source
    while flow.path[q].queue != NOWHERE:
        step = min(step, flow.given[t, flow.path[q].group, q])
        q = flow.path[q].queue
    return q, step


@compiled_lean
def _move_on(flow: Flow, t: int, source: int, spare: int, step: int) -> None:
    """Let `step` of what serves `source`, or is idle in group `spare`, move on along its way."""
    if spare != NOWHERE:
        flow.groups[t, spare].idle -= step
        _give(flow, t, spare, source, step)
    else:
        flow.cells[t, source].served -= step
    q = source
    while flow.path[q].queue != NOWHERE:
        _take(flow, t, flow.path[q].group, q, step)
        _give(flow, t, flow.path[q].group, flow.path[q].queue, step)
        q = flow.path[q].queue


@compiled_lean
def remove(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """Take `amount` of group g's capacity away from interval t; returns the value lost."""
    queues = flow.cells.shape[1]
    lost = 0.0
    while amount > 0:
        if flow.groups[t, g].idle > 0:
            step = min(amount, flow.groups[t, g].idle)
            flow.groups[t, g].idle -= step
            amount -= step
            continue
        for q in range(queues):
            flow.path[q].queue = NOWHERE
        source, spare, value, room = _cheapest_source(cover, flow, t, flow.groups[t, g].used)
        q, step = _end_of_way(flow, t, source, min(amount, room))
        step = min(step, flow.given[t, g, q])
        _move_on(flow, t, source, spare, step)
        _take(flow, t, g, q, step)
        lost += value * step
        amount -= step
    return lost / UNIT


@compiled_lean
def serve_more(
    cover: Cover, flow: Flow, t: int, q: int, amount: int, most: float
) -> tuple[int, float]:
    """Serve up to `amount` more of queue q with capacity that is worth less than `most` elsewhere.

    `most` is per agent. Returns (what is served, the value lost elsewhere).
    """
    given, lost = 0, 0.0
    while given < amount:
        for p in range(flow.cells.shape[1]):
            flow.path[p].queue = NOWHERE
        source, spare, value, room = _cheapest_source(cover, flow, t, np.int64(1) << q)
        if source == NOWHERE or value >= most or (spare == NOWHERE and source == q):
            break
        _, step = _end_of_way(flow, t, source, min(amount - given, room))
        _move_on(flow, t, source, spare, step)
        flow.cells[t, q].served += step
        given += step
        lost += value * step
    return given, lost / UNIT


@compiled_lean
def want_more(cover: Cover, flow: Flow, t: int, q: int, amount: int) -> float:
    """Let a deferred queue want `amount` more work done in an interval; returns the cost added."""
    price: float = cover.queues[q].work_value
    flow.cells[t, q].wanted += amount
    missing = flow.cells[t, q].wanted - flow.cells[t, q].served
    given, lost = serve_more(cover, flow, t, q, missing, price)
    return price * (amount - given) / UNIT + lost


@compiled_lean
def want_less(cover: Cover, flow: Flow, t: int, q: int, amount: int) -> float:
    """Let a deferred queue want `amount` less work done in an interval; returns the cost saved."""
    price: float = cover.queues[q].work_value
    saved: float = price * max(flow.cells[t, q].wanted - flow.cells[t, q].served, 0)
    flow.cells[t, q].wanted -= amount
    saved -= price * max(flow.cells[t, q].wanted - flow.cells[t, q].served, 0)
    saved /= UNIT
    surplus = flow.cells[t, q].served - flow.cells[t, q].wanted
    while surplus > 0:
        h = 0
        while flow.given[t, h, q] == 0:
            h += 1
        step = min(surplus, flow.given[t, h, q])
        _take(flow, t, h, q, step)
        flow.cells[t, q].served -= step
        saved += add(cover, flow, t, h, step)
        surplus = flow.cells[t, q].served - flow.cells[t, q].wanted
    return saved


@compiled_lean
def worth(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """About what `amount` more of group g's capacity would be worth in interval t.

    The best queue in reach takes it, and the next best what the first has no room for.
    """
    queues = flow.cells.shape[1]
    groups = flow.groups.shape[1]
    reached = cover.serves[g]
    grown = True
    while grown:
        grown = False
        for h in range(groups):
            if flow.groups[t, h].used & reached != 0 and cover.serves[h] & ~reached != 0:
                reached |= cover.serves[h]
                grown = True
    first, first_room, second = 0.0, 0, 0.0
    for q in range(queues):
        if (reached >> q) & 1:
            value, room = value_above(cover, flow, t, q)
            if value > first:
                second = first
                first, first_room = value, room
            elif value > second:
                second = value
            if not cover.queues[q].deferred and value > 0.0:
                k = flow.cells[t, q].served // UNIT + 1
                if k < cover.cells[t, q].agents:
                    second = max(second, min(cover.slope[cover.cells[t, q].slope_first + k], first))
    taken = min(amount, first_room)
    return (first * taken + second * (amount - taken)) / UNIT


@compiled_lean
def change_heads(cover: Cover, flow: Flow, t: int, g: int, change: float) -> float:
    """Let `change` agents of group g come or go; returns what their presence is worth."""
    won = 0.0
    for q in range(flow.cells.shape[1]):
        wanted = cover.cells[t, q].heads_wanted
        if (cover.serves[g] >> q) & 1:
            before = flow.cells[t, q].heads
            flow.cells[t, q].heads = before + change
            if wanted > 0:
                won += max(wanted - before, 0.0) - max(wanted - before - change, 0.0)
    return won * cover.head_price


@compiled_lean
def head_worth(cover: Cover, flow: Flow, t: int, g: int) -> float:
    """What the presence of one more agent of group g is worth in interval t."""
    won = 0.0
    for q in range(flow.cells.shape[1]):
        wanted = cover.cells[t, q].heads_wanted
        if wanted > 0 and (cover.serves[g] >> q) & 1:
            won += min(max(wanted - flow.cells[t, q].heads, 0.0), 1.0)
    return won * cover.head_price


@compiled_lean
def shortage(cover: Cover, flow: Flow) -> float:
    """The late contacts and missing presence of the whole flow, counted from nothing."""
    total = 0.0
    for t in range(flow.cells.shape[0]):
        for q in range(flow.cells.shape[1]):
            served = flow.cells[t, q].served
            if cover.queues[q].deferred:
                missing = max(flow.cells[t, q].wanted - served, 0)
                total += cover.queues[q].work_value * missing / UNIT
            else:
                for k in range(served // UNIT, cover.cells[t, q].agents):
                    part = min((k + 1) * UNIT - served, UNIT)
                    total += cover.slope[cover.cells[t, q].slope_first + k] * part / UNIT
            missing = cover.cells[t, q].heads_wanted - flow.cells[t, q].heads
            if missing > 0.0:
                total += missing * cover.head_price
    return total
