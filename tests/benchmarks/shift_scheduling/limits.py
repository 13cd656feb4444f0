"""The limits on a line as counts, kept while walking its days: a row of numbers a state."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .instance import Contract

Counts = NDArray[np.int64]
"""[states, columns]: minutes, days worked in a row, days off in a row, whether the run of days
worked is long enough, weekends, then shifts of each capped type."""

Flags = NDArray[np.bool_]

MINUTES, WORKED, OFF, ENOUGH, WEEKENDS, CAPPED = range(6)
SATURDAY, SUNDAY = 5, 6
NO_CAP = -1


@dataclass(frozen=True, order=True)
class ShiftClass:
    """All that the limits know of a shift; `capped` is the number of its capped type, or -1."""

    minutes: int
    capped: int


@dataclass(frozen=True)
class Limits:
    """A contract, and how many shifts of each capped type it allows, or NO_CAP."""

    contract: Contract
    caps: tuple[int, ...]

    def start(self) -> Counts:
        """The state before the first day: days off without end."""
        counts = np.zeros((1, CAPPED + len(self.caps)), dtype=np.int64)
        counts[:, OFF] = self.contract.shortest_rest
        return counts

    def after_shift(self, before: Counts, day: int, shift: ShiftClass) -> tuple[Counts, Flags]:
        """The states after a shift of a class, and which of them the limits allow."""
        after = before.copy()
        after[:, MINUTES] += shift.minutes
        after[:, WORKED] += 1
        after[:, OFF] = 0
        after[:, ENOUGH] |= after[:, WORKED] >= self.contract.shortest_run
        if day == 0:
            # Shifts before the first day are without end where that helps.
            after[:, ENOUGH] = 1
        if day % 7 == SATURDAY:
            after[:, WEEKENDS] += 1
        if day % 7 == SUNDAY:
            after[:, WEEKENDS] += before[:, WORKED] == 0
        if shift.capped >= 0 and self.caps[shift.capped] != NO_CAP:
            after[:, CAPPED + shift.capped] += 1
        rested = (before[:, OFF] == 0) | (before[:, OFF] >= self.contract.shortest_rest)
        return after, rested & self._kept(after)

    def _kept(self, counts: Counts) -> Flags:
        kept: Flags = counts[:, MINUTES] <= self.contract.most_minutes
        kept &= counts[:, WORKED] <= self.contract.longest_run
        kept &= counts[:, WEEKENDS] <= self.contract.most_weekends
        for number, cap in enumerate(self.caps):
            kept &= (cap == NO_CAP) | (counts[:, CAPPED + number] <= cap)
        return kept

    def after_free_day(self, before: Counts) -> tuple[Counts, Flags]:
        """The states after a day off, and which of them the limits allow."""
        after = before.copy()
        after[:, OFF] = np.minimum(before[:, OFF] + 1, self.contract.shortest_rest)
        after[:, WORKED] = after[:, ENOUGH] = 0
        return after, (before[:, WORKED] == 0) | (before[:, ENOUGH] == 1)

    def may_end(self, counts: Counts) -> Flags:
        """Which states a line may end in."""
        enough: Flags = counts[:, MINUTES] >= self.contract.least_minutes
        return enough
