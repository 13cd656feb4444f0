"""Sharing capacity among queues so that the fewest contacts are late."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.plan.capacity import Capacity
from planner.plan.exits import Shares, find_ways_out
from planner.plan.flows import serve_all_curves, spend_in_time
from planner.plan.waiting import booked_late, handled, timeline
from planner.plan.ways import kinds, late_contacts, waiting_work, ways_out
from planner.staffing import LateCurves, Requirement

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Sharing:
    """How capacity is shared, with the fewest late contacts that it allows.

    given [G, Q, T]: what each group gives each queue; over the open queues that it may serve
    it adds up to the group's amount. serving [Q, T]: the sum over groups.

    late [Q, T]: late contacts beyond what the targets tolerate, weighted with the queue's
    priority, where they are booked; exact [Q, T]: the same without the convex envelope.

    missed: for each deferred queue, contacts of each cohort not served by their deadline.
    handled [D, T]: contacts of each deferred queue answered in each interval, late ones too;
    worked [D, T]: the agent-intervals that they take.
    """

    given: Floats
    serving: Floats
    late: Floats
    exact: Floats
    missed: tuple[Floats, ...]
    handled: Floats
    worked: Floats

    @property
    def late_contacts(self) -> float:
        """The term of the objective."""
        return float(self.late.sum())

    @property
    def late_contacts_exact(self) -> float:
        """The same without the convex envelope."""
        return float(self.exact.sum())


def share(requirement: Requirement, capacity: Capacity) -> Sharing:
    """Share capacity optimally: the sum of late contacts is the least possible.

    Voice and chat follow their curves' envelopes, interval by interval; deferred work may
    be served in any open interval from its arrival to its deadline. Capacity that no
    late contact needs goes to waiting work as early as possible, and then to the open queues
    that its group may serve, in proportion to what they require.
    """
    may = _may(capacity, len(requirement.contacts.queues))
    promised, missed = _promise(requirement, capacity, may)
    given, done, cleared = _spend(requirement, capacity, may, promised, missed)
    serving = given.sum(axis=0)
    late, exact = _late(requirement, serving, missed)
    each = zip(requirement.deferred, missed, done, cleared, strict=True)
    answered = [handled(*one) for one in each]
    return Sharing(
        given=given,
        serving=serving,
        late=late,
        exact=exact,
        missed=missed,
        handled=np.reshape(answered, done.shape),
        worked=np.diff(done + cleared, axis=1, prepend=0.0),
    )


def _may(capacity: Capacity, queues: int) -> Flags:
    may = np.zeros((len(capacity.groups), queues), dtype=np.bool_)
    for row, group in zip(may, capacity.groups, strict=True):
        row[list(group)] = True
    return may


def _promise(
    requirement: Requirement, capacity: Capacity, may: Flags
) -> tuple[Floats, tuple[Floats, ...]]:
    """What every queue gets [Q, T], surplus aside, and the contacts that cohorts miss [C] each."""
    curves, open_ = requirement.curves, requirement.contacts.open
    left, given = serve_all_curves(
        curves.first, curves.length, curves.envelope, capacity.amount, may, open_
    )
    if not requirement.deferred:
        return given.sum(axis=1).T, ()
    # What is looked at together lies together: the search spends its time on reading it.
    by_queue = np.ascontiguousarray(given.transpose(0, 2, 1))
    open_then = np.ascontiguousarray(open_.T)
    shares = Shares(left, by_queue, may, open_then, kinds(requirement.deferred, len(open_)))
    work = waiting_work(requirement.deferred, len(left))
    find_ways_out(shares, work, ways_out(requirement, left, given))
    return by_queue.sum(axis=2).T, late_contacts(requirement.deferred, work.late)


def _spend(
    requirement: Requirement,
    capacity: Capacity,
    may: Flags,
    promised: Floats,
    missed: tuple[Floats, ...],
) -> tuple[Floats, Floats, Floats]:
    """Hand out all capacity: what each group gives, and the deferred work done, and cleared."""
    intervals = capacity.amount.shape[1]
    lines = [
        timeline(work, contacts, intervals)
        for work, contacts in zip(requirement.deferred, missed, strict=True)
    ]
    shape = (len(lines), intervals)
    given, done, cleared = spend_in_time(
        capacity.amount,
        may,
        requirement.contacts.open,
        promised,
        requirement.required,
        np.array([work.queue for work in requirement.deferred], dtype=np.int64),
        np.array([line.released for line in lines]).reshape(shape),
        np.array([line.due for line in lines]).reshape(shape),
        np.array([line.pile for line in lines]).reshape(shape),
    )
    return given, done, cleared


def curve_values(curves: LateCurves, values: Floats, serving: Floats) -> Floats:
    """A curve's value at each serving [Q, T], linear between whole agents, zero beyond."""
    last = np.maximum(curves.length - 1, 0)
    level = np.minimum(np.floor(serving).astype(np.int64), last)
    there = level < last
    at = np.where(there, curves.first + level, 0)
    if not len(values):
        return np.zeros(serving.shape)
    below, above = values[at], values[np.minimum(at + 1, len(values) - 1)]
    return np.where(there, below + (above - below) * (serving - level), 0.0)


def _late(
    requirement: Requirement, serving: Floats, missed: tuple[Floats, ...]
) -> tuple[Floats, Floats]:
    curves = requirement.curves
    late = curve_values(curves, curves.envelope, serving)
    exact = curve_values(curves, curves.exact, serving)
    for work, contacts in zip(requirement.deferred, missed, strict=True):
        booked = work.priority * booked_late(work, contacts, serving.shape[1])
        late[work.queue] = exact[work.queue] = booked
    return late, exact
