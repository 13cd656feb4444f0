"""About what one more shift would be worth, beside a coverage as it is."""

from __future__ import annotations

from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from planner.plan.cost import mean_hourly_rate, paid_and_premium_hours, rates
from planner.plan.coverage import Coverage
from planner.plan.presence import missing_heads
from planner.plan.schedule import Shift
from planner.plan.sharing import curve_values

Floats = NDArray[np.float64]


class Worth:
    """Tells what a shift would save and what it would be paid, both in late contacts.

    Savings are told as if the agent served, in each interval, the queue where that saves most,
    and all else stayed as it is.
    """

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._rates = rates(coverage.scenario)
        self._mean = mean_hourly_rate(coverage.scenario)
        self._saved_by = cache(self._saved)

    def saved(self, shift: Shift) -> float:
        """Late contacts and missing heads that the shift would save."""
        scenario = self._coverage.scenario
        agent = scenario.agents[shift.agent]
        may = np.array([queue.served_by(agent) for queue in scenario.queues.values()])
        within, there = self._on_queue(shift)
        values = self._saved_by(scenario.site_of(shift.agent).capacity)[may, within]
        best = np.argmax(values, axis=0)
        saved = np.bincount(best, values.max(axis=0) * there, minlength=len(values))
        # However long a shift is, no more can be saved of a queue than is late.
        heads = self._heads[may, within].sum(axis=0) @ there
        return float(np.minimum(saved, self._late[may]).sum() + heads)

    def paid(self, shift: Shift) -> float:
        """What the shift's pay weighs; 0 where cost is left out."""
        scenario = self._coverage.scenario
        if self._rates is None or not self._mean:
            return 0.0
        hours = paid_and_premium_hours(scenario, shift)
        return scenario.objective.paid_hour * hours * self._rates[shift.agent] / self._mean

    def _on_queue(self, shift: Shift) -> tuple[slice, Floats]:
        """The intervals that a shift touches, and the shares of them that are on queue."""
        grid = self._coverage.scenario.grid
        begin, touched = grid.shares(shift.start, shift.end)
        there = np.zeros(len(touched))
        for stretch in shift.on_queue():
            first, shares = grid.shares(stretch.start, stretch.end)
            there[first - begin : first - begin + len(shares)] += shares
        return slice(begin, begin + len(touched)), there

    @cached_property
    def _late(self) -> Floats:
        """Late contacts of each queue over the horizon, [Q]."""
        late: Floats = self._coverage.late.sum(axis=1)
        return late

    def _saved(self, amount: float) -> Floats:
        """What so much more capacity for one queue would save in each interval, [Q, T]."""
        coverage, requirement = self._coverage, self._coverage.requirement
        curves, serving = requirement.curves, coverage.serving
        saved = coverage.late - curve_values(curves, curves.envelope, serving + amount)
        for work, missed in zip(requirement.deferred, coverage.sharing.missed, strict=True):
            saved[work.queue] = 0.0
            for c in np.flatnonzero(missed > 0.0):
                window = slice(int(work.first[c]), int(work.last[c]) + 1)
                worth = amount * work.priority / work.work[c]
                saved[work.queue, window] = np.maximum(saved[work.queue, window], worth)
        return np.where(requirement.contacts.open, saved, 0.0)

    @cached_property
    def _heads(self) -> Floats:
        """What one more head would save where heads are missing, [Q, T]."""
        scenario = self._coverage.scenario
        missing = missing_heads(
            scenario, self._coverage.requirement.contacts.open, self._coverage.present
        )
        price = scenario.objective.uncovered_minute * scenario.grid.interval_minutes
        return np.minimum(missing, 1.0) * price
