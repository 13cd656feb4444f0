"""Sharing one interval's capacity among queues: compiled, small, exact.

The agents of an interval form groups; each group may serve some queues. The totals that
queues can get together form a polymatroid, so that serving the steepest segment of any
queue's convex curve first, as far as rerouting allows, is optimal (Edmonds' greedy), and a
queue that cannot get more once will never get more.

Arrays of one interval: left [G], what each group has not given yet; given [G, Q], what it
gives each queue; may [G, Q], whether it may serve the queue now.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SMALL = 1e-12


@njit(cache=True)
def push(queue: int, want: float, left: Floats, given: Floats, may: Flags) -> float:
    """Give a queue up to `want` more, moving groups between queues where that frees capacity.

    What other queues have in total stays. Changes `left` and `given`; returns what was given.
    """
    groups, queues = may.shape
    pushed = 0.0
    from_group = np.empty(queues, np.int64)
    towards = np.empty(queues, np.int64)
    order = np.empty(queues, np.int64)
    while want - pushed > SMALL:
        # Breadth first from the queue: which queue could hand over a group to it, and so on.
        seen = np.zeros(queues, np.bool_)
        seen[queue] = True
        order[0] = queue
        head, tail = 0, 1
        source, end = -1, -1
        while head < tail and source < 0:
            here = order[head]
            head += 1
            for group in range(groups):
                if not may[group, here]:
                    continue
                if left[group] > SMALL:
                    source, end = group, here
                    break
                for other in range(queues):
                    if not seen[other] and given[group, other] > SMALL:
                        seen[other] = True
                        from_group[other], towards[other] = group, here
                        order[tail] = other
                        tail += 1
        if source < 0:
            break
        amount = min(want - pushed, left[source])
        here = end
        while here != queue:
            amount = min(amount, given[from_group[here], here])
            here = towards[here]
        left[source] -= amount
        given[source, end] += amount
        here = end
        while here != queue:
            given[from_group[here], here] -= amount
            given[from_group[here], towards[here]] += amount
            here = towards[here]
        pushed += amount
    return pushed


@njit(cache=True)
def serve_curves(
    first: NDArray[np.int64],
    length: NDArray[np.int32],
    envelope: Floats,
    price: Floats,
    left: Floats,
    given: Floats,
    may: Flags,
) -> Floats:
    """Share one interval's capacity so that the curves' sum is least; what each queue gets, [Q].

    first, length [Q] place each queue's envelope in the flat array. A queue with a
    positive `price` instead values every unit at that, without end; on equal value it
    comes before the curves. Changes `left` and `given`.
    """
    queues = first.shape[0]
    served = np.zeros(queues)
    level = np.zeros(queues, np.int64)
    full = np.zeros(queues, np.bool_)
    while True:
        best, steepest = -1, SMALL
        for queue in range(queues):
            if full[queue]:
                continue
            if price[queue] > 0.0:
                if price[queue] >= steepest:
                    best, steepest = queue, price[queue]
            elif level[queue] + 1 < length[queue]:
                at = first[queue] + level[queue]
                slope = envelope[at] - envelope[at + 1]
                if slope > steepest:
                    best, steepest = queue, slope
        if best < 0:
            return served
        want = np.inf if price[best] > 0.0 else 1.0
        got = push(best, want, left, given, may)
        served[best] += got
        level[best] += 1
        full[best] = got < want - 1e-9


@njit(cache=True)
def serve_all_curves(
    first: NDArray[np.int64],
    length: NDArray[np.int32],
    envelope: Floats,
    price: Floats,
    amount: Floats,
    may: Flags,
    open_: Flags,
) -> Floats:
    """`serve_curves` for every interval: [Q, T].

    first, length, open_ [Q, T]; price [Q]; amount [G, T]; may [G, Q].
    """
    queues, intervals = first.shape
    served = np.zeros((queues, intervals))
    groups = amount.shape[0]
    for t in range(intervals):
        left = amount[:, t].copy()
        now = np.zeros((groups, queues), np.bool_)
        for group in range(groups):
            if left[group] > 0.0:
                for queue in range(queues):
                    now[group, queue] = may[group, queue] and open_[queue, t]
        given = np.zeros((groups, queues))
        served[:, t] = serve_curves(
            first[:, t].copy(), length[:, t].copy(), envelope, price, left, given, now
        )
    return served


@njit(cache=True)
def spend_in_time(
    amount: Floats,
    may: Flags,
    open_: Flags,
    answered: Floats,
    reserved: Floats,
    required: Floats,
    deferred: NDArray[np.int64],
    released: Floats,
    due: Floats,
    pile: Floats,
) -> tuple[Floats, Floats, Floats]:
    """Hand out all capacity, interval by interval: promised totals first, then the surplus.

    answered [Q, T] and reserved [Q, T] are the totals promised to immediate and deferred
    queues; together they can be served. Surplus goes to waiting work, the nearest deadline
    first, then to work that is late already, then to the group's open queues in proportion
    to required [Q, T] (equally where that is zero).

    released, due, pile [D, T] are, for each queue of `deferred` and up to each interval, the
    work that may be served, the work that must have been, and the work given up as late.

    Returns what groups give [G, Q, T], and cumulative work done of the first kind and of the
    pile [D, T].
    """
    groups, intervals = amount.shape
    queues, kinds = open_.shape[0], deferred.shape[0]
    handed = np.zeros((groups, queues, intervals))
    done = np.zeros((kinds, intervals))
    cleared = np.zeros((kinds, intervals))
    total, total_pile = np.zeros(kinds), np.zeros(kinds)
    deadline = np.zeros(kinds, np.int64)
    for t in range(intervals):
        left = amount[:, t].copy()
        given = np.zeros((groups, queues))
        now = np.zeros((groups, queues), np.bool_)
        for group in range(groups):
            for queue in range(queues):
                now[group, queue] = left[group] > 0.0 and may[group, queue] and open_[queue, t]
        for queue in range(queues):
            if answered[queue, t] > 0.0:
                push(queue, answered[queue, t], left, given, now)
        for k in range(kinds):
            promised = min(reserved[deferred[k], t], released[k, t] - total[k])
            if promised > 0.0:
                total[k] += push(deferred[k], promised, left, given, now)
        turn = np.zeros(kinds, np.bool_)
        for _ in range(kinds):
            soonest = -1
            for k in range(kinds):
                while deadline[k] < intervals and due[k, deadline[k]] <= total[k] + 1e-9:
                    deadline[k] += 1
                if not turn[k] and (soonest < 0 or deadline[k] < deadline[soonest]):
                    soonest = k
            turn[soonest] = True
            waiting = released[soonest, t] - total[soonest]
            if open_[deferred[soonest], t] and waiting > 0.0:
                total[soonest] += push(deferred[soonest], waiting, left, given, now)
        for k in range(kinds):
            waiting = pile[k, t] - total_pile[k]
            if open_[deferred[k], t] and waiting > 0.0:
                total_pile[k] += push(deferred[k], waiting, left, given, now)
        for group in range(groups):
            if left[group] <= 0.0:
                continue
            weight, able = 0.0, 0
            for queue in range(queues):
                if now[group, queue]:
                    weight += required[queue, t]
                    able += 1
            for queue in range(queues):
                if now[group, queue]:
                    share = required[queue, t] / weight if weight > 0.0 else 1.0 / able
                    given[group, queue] += left[group] * share
        handed[:, :, t] = given
        done[:, t] = total
        cleared[:, t] = total_pile
    return handed, done, cleared
