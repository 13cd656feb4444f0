"""What becomes of a queue's forecast when its opening hours change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.clock import Grid, iso_local
from planner.scenario import ForecastRow, Queue
from planner.scenario.opening import open_intervals
from planner.whatif.changes.change import Impossible, revised
from planner.whatif.changes.forecast_rows import row_shares

Booleans = NDArray[np.bool_]
ROUNDING = 1e-9


@dataclass(frozen=True)
class Reopening:
    """A queue before and after a change of its hours.

    per_hour: how many contacts are expected in newly open time that nothing is forecast for.
    """

    name: str
    before: Queue
    after: Queue
    grid: Grid
    per_hour: float | None

    @cached_property
    def _open_before(self) -> Booleans:
        return open_intervals(self.before, self.grid)

    @cached_property
    def _open_after(self) -> Booleans:
        return open_intervals(self.after, self.grid)

    def kept(self, row: ForecastRow) -> ForecastRow | None:
        """What is left of a forecast row, None where that is nothing.

        Of a call or chat row, the share that still falls in open time. One that was closed and
        opens now is left out, since its zero says nothing of the new hours.
        """
        if not self.before.immediate:
            return row
        touched, shares = row_shares(row, self.grid)
        was, now = (
            float((shares * hours[touched]).sum())
            for hours in (self._open_before, self._open_after)
        )
        if was == 0:
            return row if now == 0 else None
        if now >= was:
            return row
        return revised(row, volume=row.volume * now / was) if now > 0 else None

    def added(self, kept: Iterable[ForecastRow]) -> list[ForecastRow]:
        """Rows for the newly open time that these do not cover; raises Impossible."""
        missing = self._open_after & ~self._open_before & ~self._covered(kept)
        if missing.any() and self.before.immediate and self.per_hour is None:
            raise Impossible(self._uncovered(missing))
        minutes = self.grid.interval_minutes
        volume = (self.per_hour or 0.0) * minutes / 60
        return [
            ForecastRow(
                queue=self.name,
                start=self.grid.instant(int(interval)),
                period_minutes=minutes,
                volume=volume,
            )
            for interval in np.flatnonzero(missing)
        ]

    def _covered(self, rows: Iterable[ForecastRow]) -> Booleans:
        total = np.zeros(self.grid.count)
        for row in rows:
            touched, shares = row_shares(row, self.grid)
            total[touched] += shares
        covered: Booleans = total > 1 - ROUNDING
        return covered

    def _uncovered(self, missing: Booleans) -> str:
        zone = self.after.time_zone
        hours = float(missing.sum()) * self.grid.interval_minutes / 60
        first = int(np.argmax(missing))
        closed = np.flatnonzero(~missing[first:])
        last = first + int(closed[0]) if closed.size else self.grid.count
        begins, ends = self.grid.instant(first), self.grid.instant(last)
        return (
            f"{self.name} would be open for {hours:g} hours that nothing is forecast for, first "
            f"from {iso_local(begins, zone)} to {iso_local(ends, zone)}: give volume_per_hour, "
            "the contacts to expect in an hour of them"
        )
