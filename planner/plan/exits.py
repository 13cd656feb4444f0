"""Sharing capacity over time, where work may wait: compiled, exact.

Deferred work ties intervals together. Let every queue of voice and chat have what it would get
alone, and find each unit of waiting work a way out: capacity that is left (which costs
nothing), a unit of a curve (its slope), or being late (its worth). Work moves freely on its way,
between groups within an interval, between intervals within its window; only the ways out
cost something. The ways out that can be used together form a polymatroid (a gammoid), so that
taking the cheapest first, as far as augmenting paths allow, is optimal; and no way out,
once used, is ever given back.

Windows are agreeable, so only totals matter: work may be done later by as much as what is
done exceeds what is due, and earlier by as much as what is released exceeds what is done.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Counts = NDArray[np.int32]

# Agent-intervals of work that are nothing.
DUST = 1e-9

LEFT_OVER, CURVE, LATE = 0, 1, 2
POSTPONED, BROUGHT_FORWARD = -1, -2


class Shares(NamedTuple):
    """How capacity is shared: left [T, G] and given [T, G, Q] change; may [G, Q]; open [Q, T].

    kind [Q] is a deferred queue's number among the D deferred ones, -1 for voice and chat.
    """

    left: Floats
    given: Floats
    may: Flags
    open: Flags
    kind: Ints


class Work(NamedTuple):
    """The cohorts [C] of all deferred queues, one queue's after the other's.

    Given: owner, the queue; first and last interval of the window; oldest, newest [D, T],
    the range of cohorts whose window holds an interval.

    Changing: waiting, placed and late, agent-intervals of each cohort; following [C + 1], the
    next cohort from each on of which something may still wait; later, earlier [D, T], how
    much work of a deferred queue could be done after an interval instead of until then, and
    the other way round.
    """

    owner: Ints
    first: Ints
    last: Ints
    oldest: Ints
    newest: Ints
    waiting: Floats
    placed: Floats
    late: Floats
    following: Ints
    later: Floats
    earlier: Floats


class Trail(NamedTuple):
    """A breadth-first search from a way out towards work that waits, [T x Q] each.

    Node t x Q + q is reached when one unit more of queue q's work could be done in interval t.
    seen: the number of the search that reached it last; parent: the node that makes it
    possible, -1 for the way out itself; by: how, a group that moves between two queues, or
    POSTPONED, or BROUGHT_FORWARD; order: the nodes as they were reached.

    dead: nothing that waits can come here, nor ever will, since paths enter no such node.
    """

    seen: Ints
    parent: Ints
    by: Ints
    order: Ints
    dead: Flags


class WaysOut(NamedTuple):
    """Ways out, the cheapest first, [N] each.

    way: LEFT_OVER (group `where` in interval `when`), CURVE (queue `where` in interval
    `when`) or LATE (cohort `where`); width: how much each can take.
    """

    way: Ints
    where: Ints
    when: Ints
    width: Floats


@compiled
def find_ways_out(shares: Shares, work: Work, ways: WaysOut) -> None:
    """Find all waiting work its cheapest ways out; changes `shares` and `work`."""
    nodes = shares.open.size
    trail = Trail(
        np.full(nodes, -1, np.int64), np.empty(nodes, np.int64), np.empty(nodes, np.int64),
        np.empty(nodes, np.int64), np.zeros(nodes, np.bool_),
    )  # fmt: skip
    queues = shares.kind.shape[0]
    unplaced = work.waiting.sum()
    search = 0
    for number in range(ways.way.shape[0]):
        way, where, start = ways.way[number], ways.where[number], ways.when[number]
        rest = ways.width[number]
        if way == LATE:
            at_once = _be_late(work, where, rest)
            rest -= at_once
            unplaced -= at_once
        while rest > DUST and unplaced > DUST:
            search += 1
            room = rest
            if way == LEFT_OVER:
                tail = _begin_with_group(shares, trail, search, where, start)
            elif way == CURVE:
                tail = _begin(trail, search, 0, start * queues + where, -1)
            else:
                start, room = _last_unit(shares, work, where, rest)
                if room <= DUST:
                    break
                tail = _begin(trail, search, 0, start * queues + work.owner[where], -1)
            end, cohort, tail = _search(shares, work, trail, search, tail)
            if cohort < 0:
                trail.dead[trail.order[:tail]] = True
                break
            late = where if way == LATE else -1
            room = min(room, work.waiting[cohort])
            room = _narrowest(shares, work, trail, end, room, late, start)
            _place(shares, work, end, cohort, room)
            origin = _follow(shares, work, trail, end, room)
            if way == LEFT_OVER:
                shares.left[start, where] -= room
                shares.given[start, where, origin % queues] += room
            elif way == LATE:
                _be_late_after_all(shares, work, where, start, room)
            rest -= room
            unplaced -= room


@compiled
def _be_late(work: Work, cohort: int, most: float) -> float:
    """What still waits of a cohort is late; returns how much."""
    amount = min(work.waiting[cohort], most)
    work.late[cohort] += amount
    _reduce_waiting(work, cohort, amount)
    return float(amount)


@compiled
def _reduce_waiting(work: Work, cohort: int, amount: float) -> None:
    work.waiting[cohort] -= amount
    if work.waiting[cohort] <= DUST:
        work.following[cohort] = cohort + 1


@compiled
def _begin(trail: Trail, search: int, tail: int, node: int, by: int) -> int:
    """Begin a search at a node, unless it is dead; returns how many nodes are reached."""
    if trail.dead[node]:
        return tail
    trail.seen[node], trail.parent[node], trail.by[node] = search, -1, by
    trail.order[tail] = node
    return tail + 1


@compiled
def _begin_with_group(shares: Shares, trail: Trail, search: int, group: int, t: int) -> int:
    """Begin at all queues that a group with capacity left may serve."""
    queues, tail = shares.kind.shape[0], 0
    for queue in range(queues):
        if shares.may[group, queue] and shares.open[queue, t]:
            tail = _begin(trail, search, tail, t * queues + queue, group)
    return tail


@compiled
def _last_unit(shares: Shares, work: Work, cohort: int, most: float) -> tuple[int, float]:
    """When the last unit of a cohort is done, in order of arrival, and how much is, at most."""
    k = shares.kind[work.owner[cohort]]
    room = min(most, work.placed[cohort])
    t = work.last[cohort]
    while t > work.first[cohort] and work.later[k, t - 1] > DUST:
        t -= 1
        room = min(room, work.later[k, t])
    for i in range(work.first[cohort], t):
        room = min(room, work.earlier[k, i])
    return t, room


@compiled
def _search(
    shares: Shares, work: Work, trail: Trail, search: int, tail: int
) -> tuple[int, int, int]:
    """Search on until work that waits is found: its node, its cohort (-1: none), nodes reached."""
    groups, queues = shares.may.shape
    intervals = shares.open.shape[1]
    head = 0
    while head < tail:
        node = trail.order[head]
        head += 1
        t, queue = node // queues, node % queues
        k = shares.kind[queue]
        if k >= 0:
            cohort = _oldest_waiting(work, k, t)
            if cohort >= 0:
                return node, cohort, tail
            if t > 0 and work.later[k, t - 1] > DUST:
                tail = _reach(trail, search, tail, node - queues, node, POSTPONED)
            if t + 1 < intervals and work.earlier[k, t] > DUST:
                tail = _reach(trail, search, tail, node + queues, node, BROUGHT_FORWARD)
        for group in range(groups):
            if shares.given[t, group, queue] > DUST:
                for other in range(queues):
                    if shares.may[group, other] and shares.open[other, t]:
                        tail = _reach(trail, search, tail, t * queues + other, node, group)
    return -1, -1, tail


@compiled
def _reach(trail: Trail, search: int, tail: int, node: int, parent: int, by: int) -> int:
    if trail.seen[node] == search or trail.dead[node]:
        return tail
    trail.seen[node], trail.parent[node], trail.by[node] = search, parent, by
    trail.order[tail] = node
    return tail + 1


@compiled
def _oldest_waiting(work: Work, k: int, t: int) -> int:
    """The oldest cohort of which something waits and may be done in interval t, or -1."""
    following = work.following
    begin = work.oldest[k, t]
    found = begin
    while following[found] != found:
        found = following[found]
    while following[begin] != found:
        following[begin], begin = found, following[begin]
    return found if found <= work.newest[k, t] else -1


@compiled
def _narrowest(
    shares: Shares, work: Work, trail: Trail, end: int, room: float, late: int, start: int
) -> float:
    """How much can take the path from a node to its way out.

    Where the way out makes a cohort `late` that is done in interval `start`, it needs slack
    of that cohort's window, which the path may need once more.
    """
    queues = shares.kind.shape[0]
    node = end
    while trail.parent[node] >= 0:
        t, queue = node // queues, node % queues
        own = late >= 0 and queue == work.owner[late]
        if trail.by[node] == POSTPONED:
            slack = work.later[shares.kind[queue], t]
            twice = own and start <= t and t < work.last[late]
            room = min(room, slack / 2 if twice else slack)
        elif trail.by[node] == BROUGHT_FORWARD:
            slack = work.earlier[shares.kind[queue], t - 1]
            twice = own and work.first[late] < t and t <= start
            room = min(room, slack / 2 if twice else slack)
        else:
            room = min(room, shares.given[t, trail.by[node], trail.parent[node] % queues])
        node = trail.parent[node]
    return float(room)


@compiled
def _place(shares: Shares, work: Work, node: int, cohort: int, amount: float) -> None:
    """Do some of a cohort's work at a node."""
    queues = shares.kind.shape[0]
    t, k = node // queues, shares.kind[node % queues]
    work.later[k, t : work.last[cohort]] += amount
    work.earlier[k, work.first[cohort] : t] += amount
    work.placed[cohort] += amount
    _reduce_waiting(work, cohort, amount)


@compiled
def _follow(shares: Shares, work: Work, trail: Trail, end: int, amount: float) -> int:
    """Move work and groups along the path from a node to its way out; returns its last node."""
    queues = shares.kind.shape[0]
    node = end
    while trail.parent[node] >= 0:
        t, queue = node // queues, node % queues
        if trail.by[node] == POSTPONED:
            work.later[shares.kind[queue], t] -= amount
            work.earlier[shares.kind[queue], t] += amount
        elif trail.by[node] == BROUGHT_FORWARD:
            work.earlier[shares.kind[queue], t - 1] -= amount
            work.later[shares.kind[queue], t - 1] += amount
        else:
            shares.given[t, trail.by[node], trail.parent[node] % queues] -= amount
            shares.given[t, trail.by[node], queue] += amount
        node = trail.parent[node]
    return node


@compiled
def _be_late_after_all(shares: Shares, work: Work, cohort: int, t: int, amount: float) -> None:
    """Give up a cohort's work that was to be done in interval t."""
    k = shares.kind[work.owner[cohort]]
    work.later[k, t : work.last[cohort]] -= amount
    work.earlier[k, work.first[cohort] : t] -= amount
    work.placed[cohort] -= amount
    work.late[cohort] += amount


@compiled
def curve_ways_out(
    first: Ints, length: Counts, envelope: Floats, given: Floats, worth: float
) -> tuple[Floats, Ints, Ints, Floats]:
    """Every unit that a curve could give up for less than `worth`: slope, queue, interval, width.

    first, length [Q, T]; given [T, G, Q]. A queue's last unit is its cheapest.
    """
    queues, intervals = first.shape
    room = 0
    for t in range(intervals):
        for queue in range(queues):
            if length[queue, t] > 1:
                room += min(length[queue, t] - 1, int(np.ceil(given[t, :, queue].sum())))
    slopes, widths = np.empty(room), np.empty(room)
    whose, when = np.empty(room, np.int64), np.empty(room, np.int64)
    found = 0
    for t in range(intervals):
        for queue in range(queues):
            served = given[t, :, queue].sum() if length[queue, t] > 1 else 0.0
            level = int(np.ceil(served - DUST)) - 1
            while level >= 0:
                at = first[queue, t] + level
                slope = envelope[at] - envelope[at + 1]
                if slope >= worth:
                    break
                slopes[found], whose[found], when[found] = slope, queue, t
                widths[found] = served - level
                served = float(level)
                level -= 1
                found += 1
    return slopes[:found], whose[:found], when[:found], widths[:found]
