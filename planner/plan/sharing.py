"""Sharing capacity among queues so that the fewest contacts are late."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.plan.capacity import Capacity
from planner.plan.flows import serve_all_curves, spend_in_time
from planner.plan.programme import Question, best_answer
from planner.plan.waiting import beyond, booked_late, handled, left_waiting, timeline
from planner.staffing.curves import LateCurves
from planner.staffing.deferred import DeferredWork
from planner.staffing.requirement import Requirement

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
    handled [D, T]: contacts of each deferred queue answered in each interval, late ones too.
    """

    given: Floats
    serving: Floats
    late: Floats
    exact: Floats
    missed: tuple[Floats, ...]
    handled: Floats

    @property
    def late_contacts(self) -> float:
        """The term of the objective."""
        return float(self.late.sum())

    @property
    def late_contacts_exact(self) -> float:
        """The same without the convex envelope."""
        return float(self.exact.sum())


@dataclass(frozen=True)
class _Totals:
    """What is promised to queues [Q, T], and what each deferred queue's cohorts miss."""

    answered: Floats
    reserved: Floats
    missed: tuple[Floats, ...]


def share(requirement: Requirement, capacity: Capacity) -> Sharing:
    """Share capacity optimally: the sum of late contacts is the least possible.

    Voice and chat follow their curves' envelopes, interval by interval; deferred work may
    be served in any open interval from its arrival to its deadline. Capacity that no
    late contact needs goes to waiting work as early as possible, and then to the open queues
    that its group may serve, in proportion to what they require.
    """
    may = _may(capacity, len(requirement.contacts.queues))
    totals = _promise(requirement, capacity, may)
    given, done, cleared = _spend(requirement, capacity, may, totals)
    serving = given.sum(axis=0)
    late, exact = _late(requirement, serving, totals.missed)
    each = zip(requirement.deferred, totals.missed, done, cleared, strict=True)
    answered = [handled(*one) for one in each]
    return Sharing(
        given, serving, late, exact, totals.missed, np.reshape(answered, done.shape)
    )


def _may(capacity: Capacity, queues: int) -> Flags:
    may = np.zeros((len(capacity.groups), queues), dtype=np.bool_)
    for row, group in zip(may, capacity.groups, strict=True):
        row[list(group)] = True
    return may


def _promise(requirement: Requirement, capacity: Capacity, may: Flags) -> _Totals:
    """Totals that leave the fewest late contacts.

    Where the surplus over voice and chat serves all deferred work in time, nothing is to be
    weighed up. Elsewhere the programme decides.
    """
    nothing = np.zeros(len(requirement.contacts.queues))
    answered = _serve(requirement, capacity, may, nothing)
    servable = _servable(requirement, capacity, may)
    lost = tuple(_unreachable(work, servable[work.queue]) for work in requirement.deferred)
    simple = _Totals(answered, np.zeros_like(answered), lost)
    _, done, _ = _spend(requirement, capacity, may, simple)
    if all(_in_time(*each) for each in zip(requirement.deferred, lost, done, strict=True)):
        return simple
    return _weigh_up(requirement, capacity, may, servable, answered)


def _weigh_up(
    requirement: Requirement, capacity: Capacity, may: Flags, servable: Flags, answered: Floats
) -> _Totals:
    deferred = [work.queue for work in requirement.deferred]
    tied = servable[deferred].any(axis=0)
    low = _serve(requirement, capacity, may, _worth(requirement))
    in_tied = servable & tied
    in_tied &= (answered > 0) | np.isin(np.arange(len(servable)), deferred)[:, None]
    question = Question(
        capacity.amount, may, in_tied, np.minimum(low, answered), answered,
        requirement.curves, requirement.deferred,
    )
    answer = best_answer(question)
    total = np.where(tied, answer.served, answered)
    reserved = np.zeros_like(total)
    reserved[deferred], total[deferred] = total[deferred], 0.0
    return _Totals(total, reserved, answer.missed)


def _worth(requirement: Requirement) -> Floats:
    """The most that a unit of capacity can save at each deferred queue, [Q]; 0 at the others."""
    worth = np.zeros(len(requirement.contacts.queues))
    for work in requirement.deferred:
        if len(work.work):
            worth[work.queue] = work.priority / work.work.min()
    return worth


def _serve(requirement: Requirement, capacity: Capacity, may: Flags, price: Floats) -> Floats:
    curves = requirement.curves
    return np.asarray(
        serve_all_curves(
            curves.first, curves.length, curves.envelope, price,
            capacity.amount, may, requirement.contacts.open,
        )
    )


def _servable(requirement: Requirement, capacity: Capacity, may: Flags) -> Flags:
    """Where a queue is open, reached by somebody, and, if deferred, has work in its window."""
    reached = (may.T.astype(np.float64) @ (capacity.amount > 0)) > 0
    servable = reached & requirement.contacts.open
    for work in requirement.deferred:
        servable[work.queue] &= _in_window(work, servable.shape[1])
    return servable


def _in_window(work: DeferredWork, intervals: int) -> Flags:
    windows = (work.first <= work.last) & (work.first < intervals) & (work.contacts > 0)
    change = np.zeros(intervals + 1)
    np.add.at(change, work.first[windows], 1)
    np.add.at(change, np.minimum(work.last[windows], intervals - 1) + 1, -1)
    return np.asarray(np.cumsum(change[:-1]) > 0)


def _unreachable(work: DeferredWork, servable: Flags) -> Floats:
    """Contacts of each cohort [C] in whose window nobody can serve them."""
    upto = np.r_[0, np.cumsum(servable)]
    intervals = len(servable)
    first, last = np.minimum(work.first, intervals), np.minimum(work.last + 1, intervals)
    chances = upto[np.maximum(last, first)] - upto[first]
    return np.where(chances > 0, 0.0, work.contacts)


def _in_time(work: DeferredWork, lost: Floats, done: Floats) -> bool:
    """Whether all but the lost contacts are done in time, and no more wait at the end than may."""
    intervals = len(done)
    if np.any(timeline(work, lost, intervals).due > done + 1e-9):
        return False
    lost_after = float(lost[beyond(work, intervals)].sum())
    left = left_waiting(work, lost, done[-1])
    return bool(left <= max(1e-9, work.end_allowance - lost_after))


def _spend(
    requirement: Requirement, capacity: Capacity, may: Flags, totals: _Totals
) -> tuple[Floats, Floats, Floats]:
    intervals = capacity.amount.shape[1]
    lines = [
        timeline(work, missed, intervals)
        for work, missed in zip(requirement.deferred, totals.missed, strict=True)
    ]
    shape = (len(lines), intervals)
    given, done, cleared = spend_in_time(
        capacity.amount, may, requirement.contacts.open,
        totals.answered, totals.reserved, requirement.required,
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
