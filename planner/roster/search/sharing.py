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

from planner.compiled import compiled_inline, compiled_lean, lowest_bit
from planner.roster.problem import UNIT, Cover, Floats, Table

NOWHERE = -1

GROUP_FLOW = np.dtype([("used", np.int64), ("idle", np.int32)], align=True)

CELL_FLOW = np.dtype(
    [("served", np.int32), ("wanted", np.int32), ("heads", np.float64)], align=True
)

STEP = np.dtype([("queue", np.int32), ("group", np.int32)], align=True)


class Flow(NamedTuple):
    """Who serves what, in UNIT.

    A group's `used` has a bit for every queue that it serves; `wanted` is the deferred work
    to do in an interval, `heads` are the agents on queue who may serve the queue (counted of
    `watched` queues alone). `above` and `below` are what the next and the last unit served of a
    queue are worth, per agent. `moves` has, for every queue, bits of the queues to which what
    serves it could move on; `idle_for` of those that idle capacity could serve. These four
    follow from the rest.
    """

    given: NDArray[np.int32]  # [T, groups, Q]
    groups: Table  # [T, groups]
    cells: Table  # [T, Q]
    above: Floats  # [T, Q]
    below: Floats  # [T, Q], infinite where nothing is served
    moves: NDArray[np.int64]  # [T, Q]
    idle_for: NDArray[np.int64]  # [T]
    reach: NDArray[np.int64]  # [groups] queues that a group can help, maybe through others
    watched: np.int64  # the queues that want somebody present at some time
    path: Table  # [Q] scratch: the way to each queue


def empty_flow(cover: Cover) -> Flow:
    """Nobody serves anything, nothing deferred is wanted."""
    intervals, queues = cover.cells.shape
    groups = len(cover.serves)
    wanted = (cover.cells["heads_wanted"] > 0).any(axis=0)
    flow = Flow(
        given=np.zeros((intervals, groups, queues), dtype=np.int32),
        groups=np.zeros((intervals, groups), dtype=GROUP_FLOW),
        cells=np.zeros((intervals, queues), dtype=CELL_FLOW),
        above=np.zeros((intervals, queues)),
        below=np.zeros((intervals, queues)),
        moves=np.zeros((intervals, queues), dtype=np.int64),
        idle_for=np.zeros(intervals, dtype=np.int64),
        reach=np.array([_reach(cover, int(serves)) for serves in cover.serves], dtype=np.int64),
        watched=np.int64(sum(1 << int(q) for q in np.flatnonzero(wanted))),
        path=np.zeros(queues, dtype=STEP),
    )
    value_all(cover, flow)
    return flow


def _reach(cover: Cover, queues: int) -> int:
    """The queues that share a group with one of `queues`, or with one that does, and so on."""
    for serves in cover.serves.tolist() * len(cover.serves):
        if serves & queues:
            queues |= serves
    return queues


@compiled_lean
def value_all(cover: Cover, flow: Flow) -> None:
    """Value what every queue serves, in all intervals."""
    for t in range(flow.cells.shape[0]):
        for q in range(flow.cells.shape[1]):
            value(cover, flow, t, q)


@compiled_inline
def value(cover: Cover, flow: Flow, t: int, q: int) -> None:
    """Value the next and the last unit served of a queue, after a change of either kind."""
    served, wanted = flow.cells[t, q].served, flow.cells[t, q].wanted
    above, below = 0.0, 0.0
    if cover.queues[q].deferred:
        if served < wanted:
            above = cover.queues[q].work_value
        if served <= wanted:
            below = cover.queues[q].work_value
    else:
        first, agents = cover.cells[t, q].slope_first, cover.cells[t, q].agents
        if served // UNIT < agents:
            above = cover.slope[first + served // UNIT]
        if served > 0 and (served - 1) // UNIT < agents:
            below = cover.slope[first + (served - 1) // UNIT]
    flow.above[t, q] = above
    flow.below[t, q] = below if served > 0 else np.inf


@compiled_inline
def _room_above(cover: Cover, flow: Flow, t: int, q: int) -> int:
    """How much more can be served at the value above, where there is any."""
    served: int = flow.cells[t, q].served
    if cover.queues[q].deferred:
        wanted: int = flow.cells[t, q].wanted
        return wanted - served
    return UNIT - served % UNIT


@compiled_inline
def _room_below(cover: Cover, flow: Flow, t: int, q: int) -> int:
    """How much less can be served at the value below, where anything is."""
    served: int = flow.cells[t, q].served
    if cover.queues[q].deferred:
        wanted: int = flow.cells[t, q].wanted
        return served - wanted if served > wanted else served
    worth_having: int = cover.cells[t, q].agents
    return served - min((served - 1) // UNIT, worth_having) * UNIT


@compiled_inline
def _give(cover: Cover, flow: Flow, t: int, h: int, q: int, step: int) -> None:
    flow.given[t, h, q] += step
    flow.groups[t, h].used |= np.int64(1) << q
    flow.moves[t, q] |= cover.serves[h]


@compiled_inline
def _take(cover: Cover, flow: Flow, t: int, h: int, q: int, step: int) -> None:
    flow.given[t, h, q] -= step
    if flow.given[t, h, q] == 0:
        flow.groups[t, h].used &= ~(np.int64(1) << q)
        moves = np.int64(0)
        for other in range(flow.groups.shape[1]):
            if (flow.groups[t, other].used >> q) & 1:
                moves |= cover.serves[other]
        flow.moves[t, q] = moves


@compiled_inline
def _serve(cover: Cover, flow: Flow, t: int, q: int, change: int) -> None:
    flow.cells[t, q].served += change
    value(cover, flow, t, q)


@compiled_inline
def _rest(cover: Cover, flow: Flow, t: int, h: int, change: int) -> None:
    """Let more or less of a group's capacity be idle."""
    flow.groups[t, h].idle += change
    if change > 0:
        flow.idle_for[t] |= cover.serves[h]
    elif flow.groups[t, h].idle == 0:
        idle_for = np.int64(0)
        for other in range(flow.groups.shape[1]):
            if flow.groups[t, other].idle > 0:
                idle_for |= cover.serves[other]
        flow.idle_for[t] = idle_for


@compiled_inline
def add(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """Let group g bring `amount` of capacity to interval t; returns the value won."""
    won = 0.0
    while amount > 0:
        best, most, elsewhere = NOWHERE, 0.0, 0.0
        for q in range(flow.above.shape[1]):
            worth_there = flow.above[t, q]
            if (cover.serves[g] >> q) & 1:
                if worth_there > most:
                    best, most = q, worth_there
            elif worth_there > elsewhere and (flow.reach[g] >> q) & 1:
                elsewhere = worth_there
        if elsewhere > most:
            far = _farthest(flow, t, cover.serves[g], elsewhere)
            if flow.above[t, far] > most:
                best, most = far, flow.above[t, far]
                step = _follow(cover, flow, t, g, best, amount)
                won += most * step
                amount -= step
                continue
        if best == NOWHERE:
            _rest(cover, flow, t, g, amount)
            break
        step = min(amount, _room_above(cover, flow, t, best))
        _give(cover, flow, t, g, best, step)
        _serve(cover, flow, t, best, step)
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
    step = min(amount, _room_above(cover, flow, t, end))
    q = end
    while flow.path[q].queue != NOWHERE:
        p = flow.path[q].queue
        flow.path[q].group = _mover(cover, flow, t, p, q)
        step = min(step, flow.given[t, flow.path[q].group, p])
        q = p
    q = end
    while flow.path[q].queue != NOWHERE:
        h, p = flow.path[q].group, flow.path[q].queue
        _give(cover, flow, t, h, q, step)
        _take(cover, flow, t, h, p, step)
        q = p
    _give(cover, flow, t, g, q, step)
    _serve(cover, flow, t, end, step)
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
    return best, NOWHERE, least, _room_below(cover, flow, t, best)


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
        _rest(cover, flow, t, spare, -step)
        _give(cover, flow, t, spare, source, step)
    else:
        _serve(cover, flow, t, source, -step)
    q = source
    while flow.path[q].queue != NOWHERE:
        _take(cover, flow, t, flow.path[q].group, q, step)
        _give(cover, flow, t, flow.path[q].group, flow.path[q].queue, step)
        q = flow.path[q].queue


@compiled_inline
def remove(cover: Cover, flow: Flow, t: int, g: int, amount: int) -> float:
    """Take `amount` of group g's capacity away from interval t; returns the value lost."""
    lost = 0.0
    while amount > 0:
        if flow.groups[t, g].idle > 0:
            step = min(amount, flow.groups[t, g].idle)
            _rest(cover, flow, t, g, -step)
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
            step = min(amount, _room_below(cover, flow, t, best), flow.given[t, g, best])
            _take(cover, flow, t, g, best, step)
            _serve(cover, flow, t, best, -step)
            lost += least * step
            amount -= step
            continue
        source, spare, missed, room = _cheapest_source(cover, flow, t, used)
        q, step = _end_of_way(cover, flow, t, source, min(amount, room))
        step = min(step, flow.given[t, g, q])
        _move_on(cover, flow, t, source, spare, step)
        _take(cover, flow, t, g, q, step)
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
        _serve(cover, flow, t, q, step)
        given += step
        lost += missed * step
    return given, lost / UNIT


@compiled_inline
def change_wanted(cover: Cover, flow: Flow, t: int, q: int, change: int) -> None:
    """Let more or less of a deferred queue's work be wanted, whoever serves it."""
    flow.cells[t, q].wanted += change
    value(cover, flow, t, q)


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
        _take(cover, flow, t, h, q, step)
        _serve(cover, flow, t, q, -step)
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
    room = _room_above(cover, flow, t, best)
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


@compiled_inline
def change_heads(cover: Cover, flow: Flow, t: int, g: int, change: float) -> float:
    """Let `change` agents of group g come or go; returns what their presence is worth."""
    won = 0.0
    counted = cover.serves[g] & flow.watched
    if counted == 0:
        return won
    for q in range(flow.cells.shape[1]):
        wanted = cover.cells[t, q].heads_wanted
        if (counted >> q) & 1:
            before = flow.cells[t, q].heads
            flow.cells[t, q].heads = before + change
            if wanted > 0:
                won += max(wanted - before, 0.0) - max(wanted - before - change, 0.0)
    return won * cover.head_price


@compiled_inline
def head_worth(cover: Cover, flow: Flow, t: int, g: int) -> float:
    """What the presence of one more agent of group g is worth in interval t."""
    won = 0.0
    counted = cover.serves[g] & flow.watched
    if counted == 0:
        return won
    for q in range(flow.cells.shape[1]):
        wanted = cover.cells[t, q].heads_wanted
        if wanted > 0 and (counted >> q) & 1:
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
