"""Sharing capacity among queues, interval by interval, kept optimal as agents come and go.

Every interval is a small flow: groups of agents with capacity, queues with a diminishing
value for it. Capacity that comes takes the best path to a queue, maybe by moving other
groups aside; capacity that goes leaves where it is missed least. Both keep the interval's
flow optimal, so its value never depends on the order of steps. Amounts are whole numbers
of UNIT. A deferred queue takes part with the work it wants done in the interval.
"""

from __future__ import annotations

import numpy as np

from planner.compiled import compiled_inline, compiled_lean, lowest_bit
from planner.roster.problem import UNIT, Cover
from planner.roster.search.flow import (
    Flow,
    change_wanted,
    give,
    leave_idle,
    room_above,
    room_below,
    serve,
    take,
)

NOWHERE = -1


@compiled_inline
def add(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """Let group g bring `amount` of capacity to interval t; returns the value won."""
    won = 0.0
    while amount > 0:
        best, most, _, elsewhere = _two_best(flow, t, cover.serves[g], flow.reach[g])
        if elsewhere > most:
            far = _farthest(flow, t, cover.serves[g], elsewhere)
            if flow.above[t, far] > most:
                best, most = far, flow.above[t, far]
                step = _follow(cover, flow, t, g, best, amount)
                won += most * step
                amount -= step
                continue
        if best == NOWHERE:
            leave_idle(cover, flow, t, g, amount)
            break
        step = min(amount, room_above(cover, flow, t, best))
        give(cover, flow, t, g, best, step)
        serve(cover, flow, t, best, step)
        won += most * step
        amount -= step
    return won / UNIT


@compiled_lean
def _farthest(flow: Flow, t: int, reached: np.int64, enough: float) -> int:
    """The queue worth most that capacity for `reached` can serve, moving others on.

    `flow.path` is the way: the queue before each. Looks no further once one is worth `enough`.
    """
    best, most = NOWHERE, -1.0
    left = reached
    while left != 0:
        q = lowest_bit(left)
        left &= left - 1
        flow.path[q].queue = NOWHERE
        if flow.above[t, q] > most:
            best, most = q, flow.above[t, q]
    left = reached
    while left != 0:
        q = lowest_bit(left)
        left &= left - 1
        fresh = flow.moves[t, q] & ~reached
        reached |= fresh
        left |= fresh
        while fresh != 0:
            p = lowest_bit(fresh)
            fresh &= fresh - 1
            flow.path[p].queue = q
            if flow.above[t, p] > most:
                best, most = p, flow.above[t, p]
                if most >= enough:
                    return best
    return best


@compiled_lean
def _mover(cover: Cover, flow: Flow, t: int, source: int, target: int) -> int:
    """A group that serves one queue, and might another."""
    h = 0
    while not ((flow.groups[t, h].used >> source) & (cover.serves[h] >> target) & 1):
        h += 1
    return h


@compiled_lean
def _follow(cover: Cover, flow: Flow, t: int, g: int, end: int, amount: int) -> int:
    """Bring capacity of group g on the way to queue `end`; returns how much of `amount`."""
    step = min(amount, room_above(cover, flow, t, end))
    q = end
    while flow.path[q].queue != NOWHERE:
        p = flow.path[q].queue
        flow.path[q].group = _mover(cover, flow, t, p, q)
        step = min(step, flow.given[t, flow.path[q].group, p])
        q = p
    q = end
    while flow.path[q].queue != NOWHERE:
        h, p = flow.path[q].group, flow.path[q].queue
        give(cover, flow, t, h, q, step)
        take(cover, flow, t, h, p, step)
        q = p
    give(cover, flow, t, g, q, step)
    serve(cover, flow, t, end, step)
    return step


@compiled_lean
def _cheapest_source(
    cover: Cover, flow: Flow, t: int, reached: np.int64
) -> tuple[int, int, float, int]:
    """Where capacity for the queues `reached` would be missed least.

    Returns (queue, group whose idle capacity comes there or NOWHERE, value lost per agent,
    how far that holds). `flow.path` holds the way from that queue: the queue to which what
    serves it moves on.
    """
    best, least = NOWHERE, np.inf
    left = reached
    while left != 0:
        q = lowest_bit(left)
        left &= left - 1
        flow.path[q].queue = NOWHERE
        if flow.below[t, q] < least:
            best, least = q, flow.below[t, q]
    grown = True
    while grown and flow.idle_for[t] & reached == 0:
        grown = False
        for p in range(flow.moves.shape[1]):
            onward = flow.moves[t, p] & reached
            if onward != 0 and not (reached >> p) & 1:
                flow.path[p].queue = lowest_bit(onward)
                reached |= np.int64(1) << p
                grown = True
                if flow.below[t, p] < least:
                    best, least = p, flow.below[t, p]
    if flow.idle_for[t] & reached != 0:
        q, h = lowest_bit(flow.idle_for[t] & reached), 0
        while not (flow.groups[t, h].idle > 0 and (cover.serves[h] >> q) & 1):
            h += 1
        return q, h, 0.0, flow.groups[t, h].idle
    if best == NOWHERE:
        return NOWHERE, NOWHERE, np.inf, 0
    return best, NOWHERE, least, room_below(cover, flow, t, best)


@compiled_inline
def _end_of_way(cover: Cover, flow: Flow, t: int, source: int, step: int) -> tuple[int, int]:
    """The queue at which the way from `source` ends, and how much of `step` can go all of it."""
    q = source
    while flow.path[q].queue != NOWHERE:
        onward = flow.path[q].queue
        flow.path[q].group = _mover(cover, flow, t, q, onward)
        step = min(step, flow.given[t, flow.path[q].group, q])
        q = onward
    return q, step


@compiled_lean
def _move_on(cover: Cover, flow: Flow, t: int, source: int, spare: int, step: int) -> None:
    """Let `step` of what serves `source`, or is idle in group `spare`, move on along its way."""
    if spare != NOWHERE:
        leave_idle(cover, flow, t, spare, -step)
        give(cover, flow, t, spare, source, step)
    else:
        serve(cover, flow, t, source, -step)
    q = source
    while flow.path[q].queue != NOWHERE:
        take(cover, flow, t, flow.path[q].group, q, step)
        give(cover, flow, t, flow.path[q].group, flow.path[q].queue, step)
        q = flow.path[q].queue


@compiled_inline
def remove(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """Take `amount` of group g's capacity away from interval t; returns the value lost."""
    lost = 0.0
    while amount > 0:
        if flow.groups[t, g].idle > 0:
            step = min(amount, flow.groups[t, g].idle)
            leave_idle(cover, flow, t, g, -step)
            amount -= step
            continue
        used = flow.groups[t, g].used
        best, least = 0, np.inf
        elsewhere = 0.0 if flow.idle_for[t] != 0 else np.inf
        for q in range(flow.below.shape[1]):
            if (used >> q) & 1:
                if flow.below[t, q] < least:
                    best, least = q, flow.below[t, q]
            elif flow.below[t, q] < elsewhere and (flow.reach[g] >> q) & 1:
                elsewhere = flow.below[t, q]
        if least <= elsewhere:
            step = min(amount, room_below(cover, flow, t, best), flow.given[t, g, best])
            take(cover, flow, t, g, best, step)
            serve(cover, flow, t, best, -step)
            lost += least * step
            amount -= step
            continue
        source, spare, missed, room = _cheapest_source(cover, flow, t, used)
        q, step = _end_of_way(cover, flow, t, source, min(amount, room))
        step = min(step, flow.given[t, g, q])
        _move_on(cover, flow, t, source, spare, step)
        take(cover, flow, t, g, q, step)
        lost += missed * step
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
        source, spare, missed, room = _cheapest_source(cover, flow, t, np.int64(1) << q)
        if source == NOWHERE or missed >= most or (spare == NOWHERE and source == q):
            break
        _, step = _end_of_way(cover, flow, t, source, min(amount - given, room))
        _move_on(cover, flow, t, source, spare, step)
        serve(cover, flow, t, q, step)
        given += step
        lost += missed * step
    return given, lost / UNIT


@compiled_lean
def want_more(cover: Cover, flow: Flow, t: int, q: int, amount: int) -> float:
    """Let a deferred queue want `amount` more work done in an interval; returns the cost added."""
    price: float = cover.queues[q].work_value
    change_wanted(cover, flow, t, q, amount)
    missing = flow.cells[t, q].wanted - flow.cells[t, q].served
    given, lost = serve_more(cover, flow, t, q, missing, price)
    return price * (amount - given) / UNIT + lost


@compiled_lean
def want_less(cover: Cover, flow: Flow, t: int, q: int, amount: int) -> float:
    """Let a deferred queue want `amount` less work done in an interval; returns the cost saved."""
    price: float = cover.queues[q].work_value
    saved: float = price * max(flow.cells[t, q].wanted - flow.cells[t, q].served, 0)
    change_wanted(cover, flow, t, q, -amount)
    saved -= price * max(flow.cells[t, q].wanted - flow.cells[t, q].served, 0)
    saved /= UNIT
    surplus = flow.cells[t, q].served - flow.cells[t, q].wanted
    while surplus > 0:
        h = 0
        while flow.given[t, h, q] == 0:
            h += 1
        step = min(surplus, flow.given[t, h, q])
        take(cover, flow, t, h, q, step)
        serve(cover, flow, t, q, -step)
        saved += add(cover, flow, t, h, step)
        surplus = flow.cells[t, q].served - flow.cells[t, q].wanted
    return saved


@compiled_inline
def worth(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """About what `amount` more of group g's capacity would be worth in interval t.

    The best queue in reach takes it, and the next best what the first has no room for.
    """
    reached = cover.serves[g]
    best, first, second, elsewhere = _two_best(flow, t, reached, flow.reach[g])
    if elsewhere > first:
        reached = _within_reach(flow, t, reached)
        best, first, second, _ = _two_best(flow, t, reached, reached)
    if best == NOWHERE:
        return 0.0
    room = room_above(cover, flow, t, best)
    if amount <= room:
        return first * amount / UNIT
    if not cover.queues[best].deferred:
        k = flow.cells[t, best].served // UNIT + 1
        if k < cover.cells[t, best].agents:
            second = max(second, cover.slope[cover.cells[t, best].slope_first + k])
    return (first * room + second * (amount - room)) / UNIT


@compiled_inline
def _two_best(flow: Flow, t: int, near: np.int64, far: np.int64) -> tuple[int, float, float, float]:
    """The queue worth most of those `near`, its value, the next one's, and the most of `far`."""
    best, first, second, elsewhere = NOWHERE, 0.0, 0.0, 0.0
    for q in range(flow.above.shape[1]):
        above = flow.above[t, q]
        if (near >> q) & 1:
            if above > first:
                best, first, second = q, above, first
            elif above > second:
                second = above
        elif above > elsewhere and (far >> q) & 1:
            elsewhere = above
    return best, first, second, elsewhere


@compiled_lean
def _within_reach(flow: Flow, t: int, reached: np.int64) -> np.int64:
    """The queues that capacity can serve which may serve `reached`, moving others on."""
    left = reached
    while left != 0:
        q = lowest_bit(left)
        left &= left - 1
        left |= flow.moves[t, q] & ~reached
        reached |= flow.moves[t, q]
    return reached


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
