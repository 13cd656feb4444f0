"""The ways out for waiting work: spare capacity, a curve's unit, or being late."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled
from planner.plan.exits import CURVE, DUST, LATE, LEFT_OVER, WaysOut, Work
from planner.staffing import DeferredWork, Requirement

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Counts = NDArray[np.int32]


def waiting_work(deferred: Sequence[DeferredWork], intervals: int) -> Work:
    """The cohorts of all deferred queues, nothing of them done; windows end with the horizon."""
    numbers = np.arange(intervals)
    oldest = np.empty((len(deferred), intervals), dtype=np.int64)
    newest = np.empty_like(oldest)
    before = 0
    for k, work in enumerate(deferred):
        oldest[k] = before + np.searchsorted(work.last, numbers, side="left")
        newest[k] = before + np.searchsorted(work.first, numbers, side="right") - 1
        before += len(work.contacts)
    last = np.concatenate([work.last for work in deferred]).astype(np.int64)
    waiting = np.concatenate([work.contacts * work.work for work in deferred])
    return Work(
        owner=np.concatenate([np.full(len(work.work), work.queue) for work in deferred]),
        first=np.concatenate([work.first for work in deferred]).astype(np.int64),
        last=np.minimum(last, intervals - 1),
        oldest=oldest,
        newest=newest,
        waiting=waiting,
        placed=np.zeros(before),
        late=np.zeros(before),
        following=np.arange(before + 1) + np.append(waiting <= DUST, False),
        later=np.zeros((len(deferred), intervals)),
        earlier=np.zeros((len(deferred), intervals)),
    )


def late_contacts(deferred: Sequence[DeferredWork], late: Floats) -> tuple[Floats, ...]:
    """Late work of all cohorts [C] as contacts, queue by queue."""
    ends = np.cumsum([len(work.contacts) for work in deferred])
    parts = np.split(late, ends[:-1])
    return tuple(part / work.work for part, work in zip(parts, deferred, strict=True))


def kinds(deferred: Sequence[DeferredWork], queues: int) -> Ints:
    """For each queue its number among the deferred ones, or -1: [Q]."""
    kind = np.full(queues, -1, dtype=np.int64)
    for k, work in enumerate(deferred):
        kind[work.queue] = k
    return kind


def ways_out(requirement: Requirement, left: Floats, given: Floats) -> WaysOut:
    """The ways out of a requirement's waiting work, sorted by what they cost.

    left [T, G], given [T, G, Q]: voice and chat served alone. On equal cost, capacity comes
    first, the earliest first of all, so that work is done early.
    """
    when, group = np.nonzero(left)
    cost, cohort, width = _being_late(requirement.deferred, len(left))
    slope, queue, interval, unit = _curve_ways_out(
        requirement.curves.first,
        requirement.curves.length,
        requirement.curves.envelope,
        given,
        float(cost.max(initial=0.0)),
    )
    order = np.argsort(np.concatenate([np.zeros(len(when)), slope, cost]), kind="stable")
    kinds = np.repeat([LEFT_OVER, CURVE, LATE], [len(when), len(slope), len(cost)])
    return WaysOut(
        way=kinds[order],
        where=np.concatenate([group, queue, cohort])[order],
        when=np.concatenate([when, interval, np.zeros(len(cost), dtype=np.int64)])[order],
        width=np.concatenate([left[when, group], unit, width])[order],
    )


def _being_late(deferred: Sequence[DeferredWork], intervals: int) -> tuple[Floats, Ints, Floats]:
    """What being late costs a unit of each cohort's work; cohort, and how much of it.

    Of the contacts whose deadline lies beyond the horizon the newest may wait for nothing, as
    far as the allowance goes: they have had the least time.
    """
    costs, cohorts, widths = [], [], []
    before = 0
    for work in deferred:
        after = np.where(work.last >= intervals, work.contacts, 0.0)
        newer = np.cumsum(after[::-1])[::-1] - after
        free = np.clip(work.end_allowance - newer, 0.0, after)
        number = before + np.arange(len(work.contacts))
        costs += [np.zeros(len(number)), work.priority / work.work]
        cohorts += [number, number]
        widths += [free * work.work, (work.contacts - free) * work.work]
        before += len(number)
    width = np.concatenate(widths)
    some = width > 0
    return np.concatenate(costs)[some], np.concatenate(cohorts)[some], width[some]


@compiled
def _curve_ways_out(
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
