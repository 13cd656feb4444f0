"""Who serves what in every interval, and what a little more or less of it is worth.

The steps here change a flow and keep what follows from it; which steps keep it at its best,
`sharing` knows. Amounts are whole numbers of UNIT.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_inline, compiled_lean
from planner.roster.problem import UNIT, Cover, Floats, Table

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
def room_above(cover: Cover, flow: Flow, t: int, q: int) -> int:
    """How much more can be served at the value above, where there is any."""
    served: int = flow.cells[t, q].served
    if cover.queues[q].deferred:
        wanted: int = flow.cells[t, q].wanted
        return wanted - served
    return UNIT - served % UNIT


@compiled_inline
def room_below(cover: Cover, flow: Flow, t: int, q: int) -> int:
    """How much less can be served at the value below, where anything is."""
    served: int = flow.cells[t, q].served
    if cover.queues[q].deferred:
        wanted: int = flow.cells[t, q].wanted
        return served - wanted if served > wanted else served
    worth_having: int = cover.cells[t, q].agents
    return served - min((served - 1) // UNIT, worth_having) * UNIT


@compiled_inline
def give(cover: Cover, flow: Flow, t: int, h: int, q: int, step: int) -> None:
    """Let group h give queue q more, of its capacity."""
    flow.given[t, h, q] += step
    flow.groups[t, h].used |= np.int64(1) << q
    flow.moves[t, q] |= cover.serves[h]


@compiled_inline
def take(cover: Cover, flow: Flow, t: int, h: int, q: int, step: int) -> None:
    """Let group h give queue q less."""
    flow.given[t, h, q] -= step
    if flow.given[t, h, q] == 0:
        flow.groups[t, h].used &= ~(np.int64(1) << q)
        moves = np.int64(0)
        for other in range(flow.groups.shape[1]):
            if (flow.groups[t, other].used >> q) & 1:
                moves |= cover.serves[other]
        flow.moves[t, q] = moves


@compiled_inline
def serve(cover: Cover, flow: Flow, t: int, q: int, change: int) -> None:
    """Count what a queue is served, more or less, by whichever group."""
    flow.cells[t, q].served += change
    value(cover, flow, t, q)


@compiled_inline
def leave_idle(cover: Cover, flow: Flow, t: int, h: int, change: int) -> None:
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
def change_wanted(cover: Cover, flow: Flow, t: int, q: int, change: int) -> None:
    """Let more or less of a deferred queue's work be wanted, whoever serves it."""
    flow.cells[t, q].wanted += change
    value(cover, flow, t, q)
