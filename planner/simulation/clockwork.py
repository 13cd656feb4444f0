"""The agents' next events in order of time: a heap that knows where each agent is in it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_inline, compiled_lean

NEVER = np.inf
OUT = -1


class Clockwork(NamedTuple):
    """A binary heap of agents; `time` of those outside it is infinite."""

    heap: NDArray[np.int32]  # [N]
    place: NDArray[np.int32]  # [N] of each agent in the heap, OUT outside
    time: NDArray[np.float64]  # [N]
    size: NDArray[np.int64]  # [1]


def stopped(agents: int) -> Clockwork:
    """Nobody has anything ahead."""
    return Clockwork(
        heap=np.zeros(max(agents, 1), dtype=np.int32),
        place=np.full(agents, OUT, dtype=np.int32),
        time=np.full(agents, NEVER),
        size=np.zeros(1, dtype=np.int64),
    )


@compiled_inline
def next_time(clock: Clockwork) -> float:
    """When something is next to happen to an agent."""
    return clock.time[clock.heap[0]] if clock.size[0] > 0 else NEVER


@compiled_inline
def set_time(clock: Clockwork, agent: int, time: float) -> None:
    """Set when an agent's next event is; NEVER takes it out."""
    place = clock.place[agent]
    if time == NEVER:
        clock.time[agent] = NEVER
        if place != OUT:
            _remove(clock, place)
        return
    if place == OUT:
        place = clock.size[0]
        clock.size[0] += 1
        clock.heap[place], clock.place[agent] = agent, place
    clock.time[agent] = time
    _settle(clock, place)


@compiled_lean
def _remove(clock: Clockwork, place: int) -> None:
    clock.place[clock.heap[place]] = OUT
    clock.size[0] -= 1
    last = clock.size[0]
    if place < last:
        moved = clock.heap[last]
        clock.heap[place], clock.place[moved] = moved, place
        _settle(clock, place)


@compiled_inline
def _settle(clock: Clockwork, place: int) -> None:
    """Move what is at a place up or down to where it belongs."""
    heap, where, time = clock.heap, clock.place, clock.time
    agent, size = heap[place], clock.size[0]
    at = time[agent]
    while place > 0:
        above = (place - 1) >> 1
        if time[heap[above]] <= at:
            break
        heap[place] = heap[above]
        where[heap[place]] = place
        place = above
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        if below + 1 < size and time[heap[below + 1]] < time[heap[below]]:
            below += 1
        if time[heap[below]] >= at:
            break
        heap[place] = heap[below]
        where[heap[place]] = place
        place = below
    heap[place], where[agent] = agent, place
