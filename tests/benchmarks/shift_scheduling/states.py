"""The states of a calendar of days under limits, as few as tell all lines apart.

A state belongs to the morning of one day. Those from which no line keeps the limits are left
out, and those from which the same lines do are one. What leads nowhere leads to one lost state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .limits import Counts, Limits, ShiftClass

NONE = -1
LOST = 0

Numbers = NDArray[np.int64]


class NoLine(Exception):
    """No line keeps the limits."""


@dataclass(frozen=True)
class States:
    """The state of the next morning, by that of a morning and what is done between.

    `after_shift` [states, classes] has NONE where a shift is forbidden, `after_free_day`
    [states] LOST where a day off is. LOST is a state of every morning; nobody works after it.
    No morning has more than `most_at_once`.
    """

    start: int
    after_shift: NDArray[np.int32]
    after_free_day: NDArray[np.int32]
    most_at_once: int


def states_of(limits: Limits, classes: Sequence[ShiftClass], days: int) -> States:
    """The states of so many days, the first of them a Monday; raises `NoLine`."""
    end, steps = _walked(limits, classes, days)
    merged = np.where(limits.may_end(end), 0, NONE)
    tables = [np.full((1, len(classes) + 1), NONE, dtype=np.int64)]
    for step in reversed(steps):
        following = np.where(step == NONE, NONE, merged[step])
        alive = (following != NONE).any(axis=1)
        table, numbers = _distinct(following[alive])
        merged = np.full(len(step), NONE, dtype=np.int64)
        merged[alive] = numbers
        tables.append(table)
    if merged[0] == NONE:
        raise NoLine(f"{limits} over {days} days")
    return _joined(tables[::-1])


def _walked(
    limits: Limits, classes: Sequence[ShiftClass], days: int
) -> tuple[Counts, list[Numbers]]:
    """Walk all lines forward at once.

    Returns the counts at the end, and of every day the place of each state's followers among
    those of the next morning: [states, classes and last a day off], NONE where forbidden.
    """
    counts, steps = limits.start(), []
    for day in range(days):
        ways = [limits.after_shift(counts, day, shift) for shift in classes]
        ways.append(limits.after_free_day(counts))
        kept = np.array([allowed for _, allowed in ways])
        counts, numbers = _distinct(np.concatenate([after[allowed] for after, allowed in ways]))
        step = np.full(kept.shape, NONE, dtype=np.int64)
        step[kept] = numbers
        steps.append(step.T)
    return counts, steps


def _distinct(rows: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct ones among rows, and the number of each row among them."""
    numbers = np.zeros(len(rows), dtype=np.int64)
    for column in rows.T:
        pairs = numbers * (column.max(initial=0) + 2) + column + 1
        _, numbers = np.unique(pairs, return_inverse=True)
    _, first = np.unique(numbers, return_index=True)
    return rows[first], numbers


def _joined(tables: Sequence[Numbers]) -> States:
    """The tables of all mornings as one; each tells the next one's rows by their place in it."""
    rows = [np.full((1, tables[0].shape[1]), NONE, dtype=np.int64)]
    next_first = LOST + 1
    for table in tables:
        next_first += len(table)
        rows.append(np.where(table == NONE, NONE, table + next_first))
    joined = np.concatenate(rows).astype(np.int32)
    free = joined[:, -1]
    return States(
        start=LOST + 1,
        after_shift=joined[:, :-1],
        after_free_day=np.where(free == NONE, LOST, free),
        most_at_once=max(map(len, tables)) + 1,
    )
