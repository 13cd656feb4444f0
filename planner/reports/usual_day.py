"""A queue's intervals by the customers' clock: what a usual day, or week, looks like."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.clock import WallClocks

HOURS = 24


def mean_by_hour(
    values: NDArray[np.float64], where: NDArray[np.bool_], clocks: WallClocks
) -> NDArray[np.float64]:
    """The mean of the values [T] at each local hour [24], over intervals `where` it counts.

    NaN for an hour in which none counts.
    """
    return _means(values, where, clocks.minute // 60, HOURS)


def mean_by_weekday_and_hour(
    values: NDArray[np.float64], where: NDArray[np.bool_], clocks: WallClocks
) -> NDArray[np.float64]:
    """The same for each weekday (from Monday) and hour, [7, 24]."""
    bins = clocks.weekday * HOURS + clocks.minute // 60
    return _means(values, where, bins, 7 * HOURS).reshape(7, HOURS)


def _means(
    values: NDArray[np.float64], where: NDArray[np.bool_], bins: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    sums = np.bincount(bins[where], values[where], minlength=count)
    numbers = np.bincount(bins[where], minlength=count)
    return np.asarray(np.divide(sums, numbers, out=np.full(count, np.nan), where=numbers > 0))
