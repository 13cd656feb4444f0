"""Ratios over replications, each with its 95 % interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import special

from planner.simulation.centre import Floats

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Estimate:
    """Values with the ends of their intervals, of any one shape; NaN where there is nothing."""

    value: Floats
    low: Floats
    high: Floats

    def __getitem__(self, at: Any) -> Estimate:
        """A part of them."""
        return Estimate(self.value[at], self.low[at], self.high[at])

    @property
    def single(self) -> tuple[float, float, float]:
        """The value and its interval, where there is but one."""
        return float(self.value), float(self.low), float(self.high)


class Ratios:
    """Sums from which ratios of means follow: memory does not grow with replications.

    The interval is that of the ratio estimator, by the delta method (Law, Simulation Modeling
    and Analysis, section 9.5), with Student's t for the number of replications.
    """

    def __init__(self) -> None:
        self._number = 0
        self._sums: Floats = np.zeros(())

    def add(self, above: Floats, below: Floats) -> None:
        """Take in one replication's numerators and denominators, of one shape."""
        new = np.stack([above, below, above * above, below * below, above * below])
        self._sums = new if self._number == 0 else self._sums + new
        self._number += 1

    def estimate(self) -> Estimate:
        """The ratios so far; raises ValueError before the second replication."""
        if self._number < 2:
            raise ValueError("an interval needs two replications at least")
        n = self._number
        above, below, squares, squares_below, products = self._sums / n
        with np.errstate(invalid="ignore", divide="ignore"):
            value = np.where(below > 0, above / below, np.nan)
            spread = (
                squares - above**2
                - 2 * value * (products - above * below)
                + value**2 * (squares_below - below**2)
            )  # fmt: skip
            error = np.sqrt(np.maximum(spread, 0.0) / (n - 1)) / below
        half = special.stdtrit(n - 1, (1 + CONFIDENCE) / 2) * error
        return Estimate(value, value - half, value + half)
