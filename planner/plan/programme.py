"""The linear programme that shares capacity where deferred work ties intervals together.

An interval with voice and chat alone is shared by itself. Where capacity could also serve
work that waits, intervals depend on one another: this programme decides, over the whole
horizon at once, how much voice and chat get, how much waiting work is served when, and
which of it is late.

Variables: what each group gives each queue in an interval; how far each curve is climbed, in
pieces of one slope; for each deferred queue the work done up to each interval in which it
can be served, and the work given up, cohort by cohort. Windows are agreeable, so serving in
order of arrival is possible exactly when the work done by each interval lies between what
is due and what is released by then.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array

from planner.staffing.curves import LateCurves
from planner.staffing.deferred import DeferredWork

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Question:
    """What is to be shared in the intervals tied together.

    amount [G, T]; may [G, Q]; servable [Q, T], where a queue can be served at all: open, and
    reached, in a tied interval, and for deferred queues with work that may be served then;
    low, high [Q, T] bound what voice and chat get in any best answer.
    """

    amount: Floats
    may: Flags
    servable: Flags
    low: Floats
    high: Floats
    curves: LateCurves
    deferred: tuple[DeferredWork, ...]


@dataclass(frozen=True)
class Answer:
    """The best answer: totals of every queue and interval [Q, T], and missed contacts [C] each.

    Totals are zero outside the intervals tied together.
    """

    served: Floats
    missed: tuple[Floats, ...]


@dataclass
class _Rows:
    """Constraints of one sense, gathered as triplets."""

    rows: list[Ints] = field(default_factory=list)
    columns: list[Ints] = field(default_factory=list)
    values: list[Floats] = field(default_factory=list)
    right: list[Floats] = field(default_factory=list)
    count: int = 0

    def open(self, right: Floats) -> Ints:
        """New rows with these right-hand sides; their numbers."""
        numbers = np.arange(self.count, self.count + len(right))
        self.count += len(right)
        self.right.append(right)
        return numbers

    def put(self, rows: Ints, columns: Ints, value: Floats | float) -> None:
        self.rows.append(rows)
        self.columns.append(columns)
        self.values.append(np.broadcast_to(np.asarray(value, dtype=np.float64), rows.shape))

    def matrix(self, columns: int) -> coo_array:
        at = (np.concatenate(self.rows), np.concatenate(self.columns))
        return coo_array((np.concatenate(self.values), at), shape=(self.count, columns)).tocsr()

    def right_side(self) -> Floats:
        return np.concatenate(self.right)


@dataclass
class _Programme:
    """Columns and rows as they are gathered; every variable is at least zero."""

    cost: list[Floats] = field(default_factory=list)
    upper: list[Floats] = field(default_factory=list)
    count: int = 0
    at_most: _Rows = field(default_factory=_Rows)
    equal: _Rows = field(default_factory=_Rows)

    def columns(self, cost: Floats, upper: Floats) -> Ints:
        numbers = np.arange(self.count, self.count + len(cost))
        self.count += len(cost)
        self.cost.append(cost)
        self.upper.append(upper)
        return numbers

    def free_of_cost(self, count: int) -> Ints:
        return self.columns(np.zeros(count), np.full(count, np.inf))

    def solve(self) -> Floats:
        upper = np.concatenate(self.upper)
        found = linprog(
            np.concatenate(self.cost),
            A_ub=self.at_most.matrix(self.count),
            b_ub=self.at_most.right_side(),
            A_eq=self.equal.matrix(self.count),
            b_eq=self.equal.right_side(),
            bounds=np.column_stack([np.zeros(self.count), upper]),
            method="highs",
        )
        if found.x is None:
            raise ArithmeticError(f"sharing capacity was not solved: {found.message}")
        return np.asarray(found.x)


def best_answer(question: Question) -> Answer:
    """Share capacity so that the sum of late contacts is least over the whole horizon."""
    programme = _Programme()
    given = _what_groups_give(programme, question)
    _climb_the_curves(programme, question, given)
    cohorts = [
        _serve_in_time(programme, work, question.servable[work.queue], given)
        for work in question.deferred
    ]
    values = programme.solve()
    served = np.zeros(question.servable.shape)
    np.add.at(served, (given.queue, given.interval), values[given.column])
    missed = tuple(
        merged.contacts_missed(work, values)
        for work, merged in zip(question.deferred, cohorts, strict=True)
    )
    return Answer(served, missed)


@dataclass(frozen=True)
class _Given:
    """Columns for what a group gives a queue in an interval; equally long arrays."""

    column: Ints
    queue: Ints
    interval: Ints


def _what_groups_give(programme: _Programme, question: Question) -> _Given:
    group, queue = np.nonzero(question.may)
    active = (question.amount[group] > 0) & question.servable[queue]
    pair, interval = np.nonzero(active)
    column = programme.free_of_cost(len(pair))
    wanted = np.zeros(question.amount.shape, dtype=np.bool_)
    wanted[group[pair], interval] = True
    row = np.full(wanted.shape, -1, dtype=np.int64)
    row[wanted] = programme.at_most.open(question.amount[wanted])
    programme.at_most.put(row[group[pair], interval], column, 1.0)
    return _Given(column, queue[pair], interval)


def _climb_the_curves(programme: _Programme, question: Question, given: _Given) -> None:
    immediate = question.servable.copy()
    immediate[[work.queue for work in question.deferred]] = False
    row = np.full(immediate.shape, -1, dtype=np.int64)
    row[immediate] = programme.equal.open(question.low[immediate])
    taken = immediate[given.queue, given.interval]
    programme.equal.put(
        row[given.queue[taken], given.interval[taken]], given.column[taken], 1.0
    )
    climbing = immediate & (question.high > question.low)
    queue, interval = np.nonzero(climbing)
    piece_row, width, slope = _pieces(question, queue, interval, row[climbing])
    column = programme.columns(-slope, width)
    programme.equal.put(piece_row, column, -1.0)


def _pieces(
    question: Question, queue: Ints, interval: Ints, row: Ints
) -> tuple[Ints, Floats, Floats]:
    """The pieces of equal slope between low and high of each curve: row, width, slope."""
    low, high = question.low[queue, interval], question.high[queue, interval]
    floor = np.floor(low).astype(np.int64)
    count = np.ceil(high).astype(np.int64) - floor
    curve = np.repeat(np.arange(len(queue)), count)
    step = np.arange(len(curve)) - np.repeat(np.cumsum(count) - count, count)
    level = floor[curve] + step
    at = question.curves.first[queue, interval][curve] + level
    slope = question.curves.envelope[at] - question.curves.envelope[at + 1]
    width = np.minimum(level + 1, high[curve]) - np.maximum(level, low[curve])
    if not len(curve):
        return row, width, slope
    differs = np.abs(np.diff(slope)) > 1e-12 * (1.0 + np.abs(slope[1:]))
    start = np.flatnonzero(np.r_[True, (np.diff(curve) != 0) | differs])
    return row[curve[start]], np.add.reduceat(width, start), slope[start]


@dataclass(frozen=True)
class _Merged:
    """Cohorts that can be served in the same intervals, merged in the programme.

    of [C]: the merged cohort of each, -1 where nothing can be served in time.
    given_up: columns of the work given up, one per merged cohort.
    """

    of: Ints
    given_up: Ints

    def contacts_missed(self, work: DeferredWork, values: Floats) -> Floats:
        """Missed contacts [C]; within a merged cohort the oldest are missed first."""
        missed = np.where(self.of < 0, work.contacts, 0.0)
        for merged, column in enumerate(self.given_up):
            rest = values[column]
            for c in np.flatnonzero(self.of == merged):
                lost = min(rest, work.contacts[c] * work.work[c])
                if lost > 1e-9:
                    missed[c] = lost / work.work[c]
                rest -= lost
        return missed


def _serve_in_time(
    programme: _Programme, work: DeferredWork, servable: Flags, given: _Given
) -> _Merged:
    points = np.flatnonzero(servable)
    first = np.searchsorted(points, work.first, side="left")
    last = np.searchsorted(points, np.minimum(work.last, len(servable) - 1), side="right") - 1
    after = work.last >= len(servable)
    possible = (last >= first) & (work.contacts > 0)
    of, merged_from = _merge(first, last, work.work, after, possible)
    amount = np.zeros(len(merged_from))
    np.add.at(amount, of[possible], (work.contacts * work.work)[possible])
    worth = np.where(after[merged_from], 0.0, work.priority / work.work[merged_from])
    given_up = programme.columns(worth, amount)
    if len(merged_from):
        total = _added_up(programme, given_up)
        done = _work_done(programme, work.queue, points, given)
        _keep_between(programme, first[merged_from], last[merged_from], amount, done, total)
        lost = float(work.contacts[after & ~possible].sum())
        left = after[merged_from]
        _limit_what_is_left(
            programme, work, given_up[left], work.work[merged_from[left]], lost
        )
    return _Merged(of, given_up)


def _merge(
    first: Ints, last: Ints, work: Floats, after: Flags, possible: Flags
) -> tuple[Ints, Ints]:
    """Merge neighbours with one window and one work per contact.

    Returns the merged cohort of each cohort (-1 for none), and each one's first member.
    """
    members = np.flatnonzero(possible)
    of = np.full(len(first), -1, dtype=np.int64)
    if not len(members):
        return of, members
    key = np.column_stack([first, last, work, after])[members]
    starts = np.r_[True, (np.diff(key, axis=0) != 0).any(axis=1)]
    of[members] = np.cumsum(starts) - 1
    return of, members[starts]


def _added_up(programme: _Programme, parts: Ints) -> Ints:
    """Columns for the running sums of other columns."""
    sums = programme.free_of_cost(len(parts))
    row = programme.equal.open(np.zeros(len(parts)))
    programme.equal.put(row, sums, 1.0)
    programme.equal.put(row[1:], sums[:-1], -1.0)
    programme.equal.put(row, parts, -1.0)
    return sums


def _work_done(programme: _Programme, queue: int, points: Ints, given: _Given) -> Ints:
    """Columns for the work done up to each interval in which a deferred queue can be served."""
    done = programme.free_of_cost(len(points))
    row = programme.equal.open(np.zeros(len(points)))
    programme.equal.put(row, done, 1.0)
    programme.equal.put(row[1:], done[:-1], -1.0)
    mine = given.queue == queue
    at = np.searchsorted(points, given.interval[mine])
    programme.equal.put(row[at], given.column[mine], -1.0)
    return done


def _keep_between(
    programme: _Programme, first: Ints, last: Ints, amount: Floats, done: Ints, given_up: Ints
) -> None:
    """Work done never exceeds what is released, nor falls short of what is due."""
    point = np.arange(len(done))
    work = np.cumsum(amount)
    released = np.searchsorted(first, point, side="right") - 1
    binding = (released >= 0) & (np.diff(released, append=len(amount)) > 0)
    row = programme.at_most.open(work[released[binding]])
    programme.at_most.put(row, done[binding], 1.0)
    programme.at_most.put(row, given_up[released[binding]], 1.0)
    early = released < 0
    if early.any():
        row = programme.at_most.open(np.zeros(int(early.sum())))
        programme.at_most.put(row, done[early], 1.0)
    due = np.searchsorted(last, point, side="right") - 1
    binding = (due >= 0) & (np.diff(due, prepend=-1) > 0)
    row = programme.at_most.open(-work[due[binding]])
    programme.at_most.put(row, done[binding], -1.0)
    programme.at_most.put(row, given_up[due[binding]], -1.0)


def _limit_what_is_left(
    programme: _Programme, work: DeferredWork, given_up: Ints, per_contact: Floats, lost: float
) -> None:
    """Contacts that still wait at the end cost nothing up to the allowance."""
    if not len(given_up):
        return
    excess = programme.columns(np.array([work.priority]), np.array([np.inf]))
    row = programme.at_most.open(np.array([work.end_allowance - lost]))
    programme.at_most.put(np.repeat(row, len(given_up)), given_up, 1.0 / per_contact)
    programme.at_most.put(row, excess, -1.0)
