"""Sharing one interval's capacity among queues: compiled, small, exact.

In one interval the agents form groups; each group may serve some queues. The totals that
queues can get together form a polymatroid, so that serving the steepest segment of any
queue's convex curve first, as far as rerouting allows, is optimal (Edmonds' greedy), and a
queue that cannot get more once will never get more.

Arrays of one interval: left [G], what each group has not given yet; given [G, Q], what it
gives each queue; may [G, Q], whether it may serve the queue now.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Counts = NDArray[np.int32]

# Agents, or agent-intervals of work, that are nothing.
SMALL = 1e-12
DUST = 1e-9


@compiled
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


@compiled
def serve_curves(
    first: Ints, length: Counts, envelope: Floats, left: Floats, given: Floats, may: Flags
) -> None:
    """Share one interval's capacity so that the curves' sum is least.

    first, length [Q] place each queue's envelope in the flat array. Changes `left`, `given`.
    """
    queues = first.shape[0]
    level = np.zeros(queues, np.int64)
    full = np.zeros(queues, np.bool_)
    while True:
        best, steepest = -1, SMALL
        for queue in range(queues):
            if not full[queue] and level[queue] + 1 < length[queue]:
                at = first[queue] + level[queue]
                slope = envelope[at] - envelope[at + 1]
                if slope > steepest:
                    best, steepest = queue, slope
        if best < 0:
            return
        level[best] += 1
        full[best] = push(best, 1.0, left, given, may) < 1.0 - DUST


@compiled
def serve_all_curves(
    first: Ints, length: Counts, envelope: Floats, amount: Floats, may: Flags, open_: Flags
) -> tuple[Floats, Floats]:
    """`serve_curves` for every interval: what is left [T, G], and given [T, G, Q].

    first, length, open_ [Q, T]; amount [G, T]; may [G, Q].
    """
    groups, intervals = amount.shape
    queues = open_.shape[0]
    left = np.empty((intervals, groups))
    given = np.zeros((intervals, groups, queues))
    for t in range(intervals):
        left[t] = amount[:, t]
        now = may_now(left[t], may, open_[:, t])
        serve_curves(first[:, t], length[:, t], envelope, left[t], given[t], now)
    return left, given


@compiled
def may_now(left: Floats, may: Flags, open_: Flags) -> Flags:
    """Whether each group, if anybody of it is there, may serve each queue, if open: [G, Q]."""
    now = np.zeros(may.shape, np.bool_)
    for group in range(may.shape[0]):
        if left[group] > 0.0:
            for queue in range(may.shape[1]):
                now[group, queue] = may[group, queue] and open_[queue]
    return now


@compiled
def spend_in_time(
    amount: Floats,
    may: Flags,
    open_: Flags,
    promised: Floats,
    required: Floats,
    deferred: NDArray[np.int64],
    released: Floats,
    due: Floats,
    pile: Floats,
) -> tuple[Floats, Floats, Floats]:
    """Hand out all capacity, interval by interval: promised totals first, then the surplus.

    promised [Q, T] are totals that can be served together; of deferred queues' only as much
    is used as work waits. Surplus goes to waiting work, the nearest deadline
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
        now = may_now(left, may, open_[:, t])
        waits = np.zeros(queues, np.bool_)
        waits[deferred] = True
        for queue in range(queues):
            if promised[queue, t] > 0.0 and not waits[queue]:
                push(queue, promised[queue, t], left, given, now)
        for k in range(kinds):
            work = min(promised[deferred[k], t], released[k, t] - total[k])
            if work > 0.0:
                total[k] += push(deferred[k], work, left, given, now)
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
