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

from planner.compiled import compiled, compiled_lean
from planner.plan.flows import push

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

# Agent-intervals of work that are nothing.
DUST = 1e-9

LEFT_OVER, CURVE, LATE = 0, 1, 2
POSTPONED, BROUGHT_FORWARD = -1, -2
NOWHERE = 1 << 40


class Shares(NamedTuple):
    """How capacity is shared: left [T, G] and given [T, Q, G] change; may [G, Q]; open [T, Q].

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
    """The way from a way out to work that waits, and how far that is from anywhere, [T x Q] each.

    At node t x Q + q one unit more of queue q's work could be done in interval t. far: at least so
    many moves from work that waits, `NOWHERE` where none can be reached, now or ever. path: the
    nodes of the way, the way out's first; by: how each was reached, by a group that moves between
    two queues, POSTPONED, or BROUGHT_FORWARD. met [T x G]: groups met while measuring.

    Ways are the shortest there are, so that distances never shrink: what is known of them stays
    a bound, and is made sharper only where a walk needs it (Ahuja and Orlin 1991).
    """

    far: Ints
    path: Ints
    by: Ints
    met: Flags


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
        np.empty(nodes, np.int64), np.empty(nodes, np.int64), np.empty(nodes, np.int64),
        np.empty(shares.left.size, np.bool_),
    )  # fmt: skip
    _fill(shares, work)
    _measure(shares, work, trail)
    queues = shares.kind.shape[0]
    unplaced = work.waiting.sum()
    moved_away = 0
    for number in range(ways.way.shape[0]):
        way, where, start = ways.way[number], ways.where[number], ways.when[number]
        rest = shares.left[start, where] if way == LEFT_OVER else ways.width[number]
        if way == LATE:
            at_once = _be_late(work, where, rest)
            rest -= at_once
            unplaced -= at_once
        while rest > DUST and unplaced > DUST:
            room, group = rest, -1
            if way == LEFT_OVER:
                group, first = where, start * queues
            elif way == CURVE:
                first = start * queues + where
            else:
                start, room = _last_unit(shares, work, where, rest)
                if room <= DUST:
                    break
                first = start * queues + work.owner[where]
            length, cohort, moved_away = _walk(shares, work, trail, first, group, moved_away)
            if cohort < 0:
                break
            late = where if way == LATE else -1
            room = min(room, work.waiting[cohort])
            room = _narrowest(shares, work, trail, length, room, late, start)
            _place(shares, work, trail.path[length - 1], cohort, room)
            _follow(shares, work, trail, length, room)
            if way == LEFT_OVER:
                shares.left[start, where] -= room
                shares.given[start, trail.path[0] % queues, where] += room
            elif way == LATE:
                _be_late_after_all(shares, work, where, start, room)
            rest -= room
            unplaced -= room


@compiled
def _fill(shares: Shares, work: Work) -> None:
    """Do what work can be done with capacity that is left in its interval, the soonest due first.

    It costs nothing, and ways out that are used stay used: so it can be part of the best, and
    spares most walks.
    """
    groups, queues = shares.may.shape
    now = np.empty((groups, queues), np.bool_)
    done = np.empty(queues, np.bool_)
    for t in range(shares.open.shape[0]):
        for queue in range(queues):
            done[queue] = shares.kind[queue] < 0 or not shares.open[t, queue]
            for group in range(groups):
                now[group, queue] = shares.may[group, queue] and shares.open[t, queue]
        soonest = _soonest(shares, work, t, done)
        while soonest >= 0:
            queue, wanted = work.owner[soonest], work.waiting[soonest]
            found = push(queue, wanted, shares.left[t], shares.given[t].T, now)
            if found > 0.0:
                _place(shares, work, t * queues + queue, soonest, found)
            done[queue] = found < wanted - DUST
            soonest = _soonest(shares, work, t, done)


@compiled_lean
def _soonest(shares: Shares, work: Work, t: int, done: Flags) -> int:
    """Of the cohorts that wait in an interval the one due soonest, or -1; queues done left out."""
    soonest = -1
    for queue in range(shares.kind.shape[0]):
        if not done[queue]:
            cohort = _oldest_waiting(work, shares.kind[queue], t)
            if cohort >= 0 and (soonest < 0 or work.last[cohort] < work.last[soonest]):
                soonest = cohort
    return soonest


@compiled_lean
def _be_late(work: Work, cohort: int, most: float) -> float:
    """What still waits of a cohort is late; returns how much."""
    amount = min(work.waiting[cohort], most)
    work.late[cohort] += amount
    _reduce_waiting(work, cohort, amount)
    return float(amount)


@compiled_lean
def _reduce_waiting(work: Work, cohort: int, amount: float) -> None:
    work.waiting[cohort] -= amount
    if work.waiting[cohort] <= DUST:
        work.following[cohort] = cohort + 1


@compiled_lean
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


@compiled_lean
def _walk(
    shares: Shares, work: Work, trail: Trail, first: int, group: int, moved_away: int
) -> tuple[int, int, int]:
    """Walk from a way out to the nearest work that waits.

    The way out is node `first`, or a `group` with capacity left in that node's interval. Returns
    how many nodes the path has, the cohort that waits at its end (-1: none can be reached), and
    how many nodes turned out to be farther than known since all was measured.
    """
    queues = shares.kind.shape[0]
    length = 0
    while True:
        if length == 0:
            node = first if group < 0 else _nearest_of(shares, trail, group, first // queues, -1)
            if node < 0 or trail.far[node] == NOWHERE:
                return 0, -1, moved_away
            trail.path[0], trail.by[0] = node, group
            length = 1
        node = trail.path[length - 1]
        if trail.far[node] == 0 and shares.kind[node % queues] >= 0:
            cohort = _oldest_waiting(work, shares.kind[node % queues], node // queues)
            if cohort >= 0:
                return length, cohort, moved_away
        nearest, by = _nearest(shares, work, trail, node)
        farther = NOWHERE if nearest < 0 else trail.far[nearest] + 1
        if farther == trail.far[node]:
            trail.path[length], trail.by[length] = nearest, by
            length += 1
            continue
        trail.far[node] = farther
        length -= 1
        moved_away += 1
        if 2 * moved_away > shares.open.size:
            _measure(shares, work, trail)
            length = moved_away = 0


@compiled_lean
def _nearest_of(shares: Shares, trail: Trail, group: int, t: int, but: int) -> int:
    """Of a group's queues in interval t the node nearest to work, or -1; all `but` one."""
    queues, best, least = shares.kind.shape[0], -1, NOWHERE
    for queue in range(queues):
        node = t * queues + queue
        there = shares.may[group, queue] and shares.open[t, queue] and node != but
        if there and trail.far[node] < least:
            best, least = node, trail.far[node]
    return best


@compiled_lean
def _nearest(shares: Shares, work: Work, trail: Trail, node: int) -> tuple[int, int]:
    """Of the nodes one move away the nearest to work, or -1, and the move."""
    groups, queues = shares.may.shape
    t, queue = node // queues, node % queues
    k = shares.kind[queue]
    best, by, least = -1, 0, NOWHERE
    if k >= 0:
        if t > 0 and work.later[k, t - 1] > DUST and trail.far[node - queues] < least:
            best, by, least = node - queues, POSTPONED, trail.far[node - queues]
        if (
            t + 1 < shares.open.shape[0]
            and work.earlier[k, t] > DUST
            and trail.far[node + queues] < least
        ):
            best, by, least = node + queues, BROUGHT_FORWARD, trail.far[node + queues]
    for group in range(groups):
        if least + 1 == trail.far[node]:
            break
        if shares.given[t, queue, group] > DUST:
            other = _nearest_of(shares, trail, group, t, node)
            if other >= 0 and trail.far[other] < least:
                best, by, least = other, group, trail.far[other]
    return best, by


@compiled_lean
def _measure(shares: Shares, work: Work, trail: Trail) -> None:
    """Measure how far all nodes are from work that waits, from there backwards."""
    groups, queues = shares.may.shape
    intervals = shares.open.shape[0]
    for node in range(intervals * queues):
        trail.far[node] = NOWHERE
    for number in range(intervals * groups):
        trail.met[number] = False
    tail = 0
    for node in range(intervals * queues):
        k = shares.kind[node % queues]
        if k >= 0 and _oldest_waiting(work, k, node // queues) >= 0:
            tail = _note(trail, tail, node, 0)
    head = 0
    while head < tail:
        node = trail.path[head]
        head += 1
        t, queue = node // queues, node % queues
        k, farther = shares.kind[queue], trail.far[node] + 1
        if k >= 0:
            if t + 1 < intervals and work.later[k, t] > DUST:
                tail = _note(trail, tail, node + queues, farther)
            if t > 0 and work.earlier[k, t - 1] > DUST:
                tail = _note(trail, tail, node - queues, farther)
        if not shares.open[t, queue]:
            continue
        for group in range(groups):
            if shares.may[group, queue] and not trail.met[t * groups + group]:
                trail.met[t * groups + group] = True
                for other in range(queues):
                    if shares.given[t, other, group] > DUST:
                        tail = _note(trail, tail, t * queues + other, farther)


@compiled_lean
def _note(trail: Trail, tail: int, node: int, far: int) -> int:
    """Note how far a node is, unless it is known; returns how many are."""
    if trail.far[node] != NOWHERE:
        return tail
    trail.far[node] = far
    trail.path[tail] = node
    return tail + 1


@compiled_lean
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


@compiled_lean
def _narrowest(
    shares: Shares, work: Work, trail: Trail, length: int, room: float, late: int, start: int
) -> float:
    """How much can take the path.

    Where the way out makes a cohort `late` that is done in interval `start`, it needs slack
    of that cohort's window, which the path may need once more.
    """
    queues = shares.kind.shape[0]
    for number in range(length - 1, 0, -1):
        node, by = trail.path[number], trail.by[number]
        t, queue = node // queues, node % queues
        own = late >= 0 and queue == work.owner[late]
        if by == POSTPONED:
            slack = work.later[shares.kind[queue], t]
            twice = own and start <= t and t < work.last[late]
            room = min(room, slack / 2 if twice else slack)
        elif by == BROUGHT_FORWARD:
            slack = work.earlier[shares.kind[queue], t - 1]
            twice = own and work.first[late] < t and t <= start
            room = min(room, slack / 2 if twice else slack)
        else:
            room = min(room, shares.given[t, trail.path[number - 1] % queues, by])
    return float(room)


@compiled_lean
def _place(shares: Shares, work: Work, node: int, cohort: int, amount: float) -> None:
    """Do some of a cohort's work at a node."""
    queues = shares.kind.shape[0]
    t, k = node // queues, shares.kind[node % queues]
    _change_slack(work, k, cohort, t, amount)
    work.placed[cohort] += amount
    _reduce_waiting(work, cohort, amount)


@compiled_lean
def _change_slack(work: Work, k: int, cohort: int, t: int, amount: float) -> None:
    """So much more of a cohort, done in interval t, could be done in another of its window."""
    for i in range(t, work.last[cohort]):
        work.later[k, i] += amount
    for i in range(work.first[cohort], t):
        work.earlier[k, i] += amount


@compiled_lean
def _follow(shares: Shares, work: Work, trail: Trail, length: int, amount: float) -> None:
    """Move work and groups along the path."""
    queues = shares.kind.shape[0]
    for number in range(length - 1, 0, -1):
        node, by = trail.path[number], trail.by[number]
        t, queue = node // queues, node % queues
        if by == POSTPONED:
            work.later[shares.kind[queue], t] -= amount
            work.earlier[shares.kind[queue], t] += amount
        elif by == BROUGHT_FORWARD:
            work.earlier[shares.kind[queue], t - 1] -= amount
            work.later[shares.kind[queue], t - 1] += amount
        else:
            shares.given[t, trail.path[number - 1] % queues, by] -= amount
            shares.given[t, queue, by] += amount


@compiled_lean
def _be_late_after_all(shares: Shares, work: Work, cohort: int, t: int, amount: float) -> None:
    """Give up a cohort's work that was to be done in interval t."""
    k = shares.kind[work.owner[cohort]]
    _change_slack(work, k, cohort, t, -amount)
    work.placed[cohort] -= amount
    work.late[cohort] += amount
