"""When somebody more would help a gap, as those ask who could."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import DAY, Grid
from planner.plan.causes.reach import Offers

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Wanted:
    """The intervals in which a gap could be filled, flags [T]; what is asked often is kept."""

    def __init__(self, grid: Grid, flags: Flags) -> None:
        self.flags = flags
        self.before: Ints = np.append(0, np.cumsum(flags))
        self._grid = grid
        self._days: dict[str, list[date]] = {}
        self._reach: dict[Offers, Ints] = {}

    def days(self, zone: str) -> list[date]:
        """The local dates whose shifts can reach into the gap."""
        if zone not in self._days:
            numbers = np.flatnonzero(self.flags)
            first = clock.local(self._grid.instant(int(numbers[0])), zone).date() - DAY
            last = clock.local(self._grid.instant(int(numbers[-1])), zone).date()
            self._days[zone] = [first + i * DAY for i in range((last - first).days + 1)]
        return self._days[zone]

    def reached(self, offers: Offers) -> Ints:
        """How many of the intervals each offer covers."""
        if offers not in self._reach:
            count = len(self.flags)
            first, last = np.minimum(offers.first, count), np.minimum(offers.last, count)
            self._reach[offers] = self.before[last] - self.before[first]
        return self._reach[offers]
