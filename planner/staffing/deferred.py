"""Email and social: contacts that wait, each with a deadline."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.clock import Grid
from planner.demand import Contacts, next_open
from planner.scenario import Queue

Floats = NDArray[np.float64]
Intervals = NDArray[np.int32]


@dataclass(frozen=True)
class DeferredWork:
    """The contacts of an email or social queue as C cohorts, in order of release.

    A cohort is what arrives in one interval; the backlog at the start is one more, the
    first of all, released at interval 0. Contacts may be answered in the queue's open
    intervals from `first` to `last`, both included. `first` is the cohort's own interval
    or, where that is closed, the next open one; T where none is left. `last` is the last
    interval that still meets the deadline: with a service window of K intervals the K-th
    open one counted from `first` (clock "opening_hours"), or the K-th of all counted
    from the arrival ("elapsed"); T or more where the deadline lies beyond the horizon.
    Where `first` is past `last`, the contacts cannot be in time.

    Both ends are non-decreasing, so answering in order of release makes the fewest
    contacts late: the least late work is a maximum flow of work into capacity over time.
    A contact that cannot be in time is late once, in `booked`, and is answered after
    those that still can.

    `queue` is the queue's number, `work` what one contact takes, in agent-intervals (AHT
    over the interval, over `max_occupancy` where there is one). `end_allowance` is how
    many contacts whose deadline lies beyond the horizon may still wait at its end without
    counting as late: half of what arrives in one service window, at the horizon's mean
    rate.

    contacts, work: float64 [C]; first, last, booked: int32 [C].
    """

    queue: int
    contacts: Floats
    work: Floats
    first: Intervals
    last: Intervals
    booked: Intervals
    end_allowance: float
    priority: float


def deferred_work(number: int, queue: Queue, contacts: Contacts) -> DeferredWork:
    """The cohorts of the email or social queue with that number."""
    count = contacts.grid.count
    volume = contacts.volume[number]
    arrival, size, handle_time = _cohorts(queue, volume, contacts.handle_time[number])
    state = contacts.open[number]
    first = next_open(state)[arrival]
    last = _last_in_time(queue, contacts.grid, state, arrival, first)
    seconds = contacts.grid.interval_minutes * 60 * (queue.max_occupancy or 1.0)
    return DeferredWork(
        queue=number,
        contacts=size,
        work=handle_time / seconds,
        first=first.astype(np.int32),
        last=last.astype(np.int32),
        booked=np.minimum(last, count - 1).astype(np.int32),
        end_allowance=_end_allowance(queue, contacts.grid, state, volume),
        priority=queue.priority,
    )


def spread_over_windows(work: DeferredWork, queue: Queue, contacts: Contacts) -> Floats:
    """Agents needed to do each cohort's work evenly over its service window: float [T].

    The window is counted in open intervals. What of it lies beyond the horizon falls out,
    and an "elapsed" window counts as open there. Contacts that cannot be in time are
    spread over a whole window from the first interval in which they can be answered.
    """
    state = contacts.open[work.queue]
    before = _opened_before(state)
    window = service_window(queue, contacts.grid)
    begin = before[work.first]
    length = np.full(begin.size, window)
    if _elapsed(queue):
        beyond = np.maximum(work.last + 1 - state.size, 0)
        in_time = before[np.minimum(work.last + 1, state.size)] + beyond - begin
        length = np.where(in_time > 0, in_time, window)
    opened = int(before[-1])
    rate = work.contacts * work.work / length
    steps = np.zeros(opened + 1)
    np.add.at(steps, begin, rate)
    np.subtract.at(steps, np.minimum(begin + length, opened), rate)
    agents = np.zeros(state.size)
    # A running sum leaves specks of rounding where everything that began has ended.
    agents[state] = np.maximum(np.cumsum(steps)[:opened], 0.0)
    return agents


def service_window(queue: Queue, grid: Grid) -> int:
    """Whole intervals in which a contact must be answered, its own included; at least one.

    Raises ValueError where the queue's target has no `within_hours`.
    """
    hours = queue.service_level.within_hours
    if hours is None:
        raise ValueError(f"an {queue.channel} queue needs service_level.within_hours")
    # Rounded first: 49 intervals of 5 minutes, written in hours, come out a hair below 49.
    return max(1, math.floor(round(hours * 60 / grid.interval_minutes, 9)))


def _elapsed(queue: Queue) -> bool:
    return queue.service_level.clock == "elapsed"


def _cohorts(
    queue: Queue, volume: Floats, handle_time: Floats
) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Arrival interval, contacts and handle time in seconds of each cohort."""
    arrival = np.flatnonzero(volume > 0).astype(np.int64)
    size, seconds = volume[arrival], handle_time[arrival]
    if queue.backlog > 0:
        # What waits came like what comes: the mean contact of the horizon.
        mean = np.average(seconds, weights=size) if arrival.size else handle_time[0]
        arrival = np.concatenate([[0], arrival])
        size = np.concatenate([[queue.backlog], size])
        seconds = np.concatenate([[mean], seconds])
    return arrival, size, seconds


def _last_in_time(
    queue: Queue,
    grid: Grid,
    state: NDArray[np.bool_],
    arrival: NDArray[np.int64],
    first: NDArray[np.int64],
) -> NDArray[np.int64]:
    window = service_window(queue, grid)
    if _elapsed(queue):
        return arrival + window - 1
    before = _opened_before(state)
    # Past the last open interval of the horizon every deadline lies beyond it.
    opened = np.append(np.flatnonzero(state), grid.count).astype(np.int64)
    return opened[np.minimum(before[first] + window - 1, opened.size - 1)]


def _opened_before(state: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many intervals before each are open, and before the horizon's end: int [T + 1]."""
    return np.append(0, np.cumsum(state)).astype(np.int64)


def _end_allowance(queue: Queue, grid: Grid, state: NDArray[np.bool_], volume: Floats) -> float:
    counted = grid.count if _elapsed(queue) else int(state.sum())
    if not counted:
        return 0.0
    return float(volume.sum()) / counted * service_window(queue, grid) / 2
