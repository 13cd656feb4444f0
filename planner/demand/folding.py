"""Forecast rows of any step and offset, folded onto the grid with their totals kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from planner.clock import Grid
from planner.scenario import ForecastRow, Queue
from planner.scenario.opening import open_intervals

Floats = NDArray[np.float64]

# No row is longer, so no row inside the horizon reaches further out than this.
MARGIN = timedelta(hours=1)


def fold(name: str, queue: Queue, rows: Sequence[ForecastRow], grid: Grid) -> tuple[Floats, Floats]:
    """A queue's offered contacts and handle times in seconds on the grid: two float [T].

    A row's volume is spread over the open intervals that it touches, each by the length
    of their overlap; where none of them is open it stays, spread over all. Of a row
    across the horizon's edge only what falls inside counts. An interval's handle time is
    the mean over its contacts; without any it is the queue's own, or its rows' mean.
    """
    begin, end = _periods(rows, grid)
    inside = (end > 0) & (begin < grid.count * grid.interval_minutes * 60)
    rows = list(compress(rows, inside))
    own = _handle_times(name, queue, rows)
    cells, shares = _shares(queue, begin[inside], end[inside], grid)
    contacts = shares * np.array([row.volume for row in rows], dtype=np.float64)[:, None]
    offered = _totals(cells, contacts, grid)
    work = _totals(cells, contacts * own[:, None], grid)
    usual = queue.handle_time_seconds or (float(own.mean()) if own.size else 0.0)
    # Dividing where contacts are met alone: their handle time is what carries the work.
    met = offered > 0
    return offered, np.divide(work, offered, out=np.full(grid.count, usual), where=met)


def _periods(rows: Sequence[ForecastRow], grid: Grid) -> tuple[Floats, Floats]:
    """When rows begin and end, in seconds from the horizon's start: two [R]."""
    begin = np.array([(row.start - grid.start).total_seconds() for row in rows], dtype=np.float64)
    return begin, begin + 60.0 * np.array([row.period_minutes for row in rows], dtype=np.float64)


def _handle_times(name: str, queue: Queue, rows: Sequence[ForecastRow]) -> Floats:
    """The handle time of each row in seconds, its own or else the queue's: [R]."""
    usual = queue.handle_time_seconds
    seconds = [row.handle_time_seconds or usual for row in rows]
    if None in seconds:
        start = rows[seconds.index(None)].start
        raise ValueError(
            f"queue {name}: the forecast row at {start:%Y-%m-%d %H:%M} UTC has no "
            "handle_time_seconds, and the queue has none either"
        )
    return np.array(seconds, dtype=np.float64)


def _shares(
    queue: Queue, begin: Floats, end: Floats, grid: Grid
) -> tuple[NDArray[np.int64], Floats]:
    """The intervals that each row touches, and the share of its volume in each: two [R, K].

    Intervals are numbered on the grid with a margin on both sides, because a row across
    the edge is spread over what is open outside as well.
    """
    length = grid.interval_minutes * 60
    first = begin // length
    touched = int((np.ceil(end / length) - first).max(initial=0))
    # Rows that touch fewer have no overlap with the last of these, and none lies past the margin.
    cells = first[:, None] + np.arange(touched)
    starts = cells * length
    overlaps = np.minimum(end[:, None], starts + length) - np.maximum(begin[:, None], starts)
    weights = np.maximum(overlaps, 0.0)
    numbers = cells.astype(np.int64) + _margin(grid)
    reachable = weights * open_intervals(queue, _with_margin(grid))[numbers]
    weights = np.where(reachable.any(axis=1, keepdims=True), reachable, weights)
    return numbers, weights / weights.sum(axis=1, keepdims=True)


def _totals(cells: NDArray[np.int64], amounts: Floats, grid: Grid) -> Floats:
    """What falls into each interval of the horizon: [T]."""
    before = _margin(grid)
    size = before + grid.count + before
    sums = np.bincount(cells.ravel(), weights=amounts.ravel(), minlength=size)
    return sums[before : before + grid.count].astype(np.float64)


def _margin(grid: Grid) -> int:
    return MARGIN // timedelta(minutes=grid.interval_minutes)


def _with_margin(grid: Grid) -> Grid:
    return Grid(grid.start - MARGIN, grid.end + MARGIN, grid.interval_minutes)
