"""Forecast rows of any step and offset, folded onto the grid with their totals kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

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
    inside = [r for r in rows if _end(r) > grid.start and r.start < grid.end]
    own = np.array([_handle_time(name, queue, row) for row in inside], dtype=np.float64)
    cells, shares = _shares(queue, inside, grid)
    contacts = shares * np.array([row.volume for row in inside], dtype=np.float64)[:, None]
    offered = _totals(cells, contacts, grid)
    work = _totals(cells, contacts * own[:, None], grid)
    usual = queue.handle_time_seconds or (float(own.mean()) if own.size else 0.0)
    # Dividing where contacts are met alone: their handle time is what carries the work.
    met = offered > 0
    return offered, np.divide(work, offered, out=np.full(grid.count, usual), where=met)


def _shares(
    queue: Queue, rows: Sequence[ForecastRow], grid: Grid
) -> tuple[NDArray[np.int64], Floats]:
    """The intervals that each row touches, and the share of its volume in each: two [R, K].

    Intervals are numbered on the grid with a margin on both sides, because a row across
    the edge is spread over what is open outside as well.
    """
    wide = _with_margin(grid)
    length = wide.interval_minutes * 60
    starts = np.array([_seconds(row.start, wide) for row in rows], dtype=np.int64)[:, None]
    ends = starts + np.array([60 * row.period_minutes for row in rows], dtype=np.int64)[:, None]
    touched = int(MARGIN.total_seconds()) // length + 1
    cells = starts // length + np.arange(touched)
    overlaps = np.minimum(ends, (cells + 1) * length) - np.maximum(starts, cells * length)
    # A cell past the margin is touched by no row; its number must only be a valid one.
    cells = np.minimum(cells, wide.count - 1)
    weights = np.maximum(overlaps, 0).astype(np.float64)
    reachable = weights * open_intervals(queue, wide)[cells]
    weights = np.where(reachable.any(axis=1, keepdims=True), reachable, weights)
    return cells, weights / weights.sum(axis=1, keepdims=True)


def _totals(cells: NDArray[np.int64], amounts: Floats, grid: Grid) -> Floats:
    wide = _with_margin(grid)
    margin = round(MARGIN.total_seconds() / 60) // grid.interval_minutes
    sums = np.bincount(cells.ravel(), weights=amounts.ravel(), minlength=wide.count)
    return sums[margin : margin + grid.count].astype(np.float64)


def _with_margin(grid: Grid) -> Grid:
    return Grid(grid.start - MARGIN, grid.end + MARGIN, grid.interval_minutes)


def _end(row: ForecastRow) -> datetime:
    return row.start + timedelta(minutes=row.period_minutes)


def _seconds(instant: datetime, grid: Grid) -> int:
    return round((instant - grid.start).total_seconds())


def _handle_time(name: str, queue: Queue, row: ForecastRow) -> float:
    seconds = row.handle_time_seconds or queue.handle_time_seconds
    if seconds is None:
        raise ValueError(
            f"queue {name}: the forecast row at {row.start:%Y-%m-%d %H:%M} UTC has no "
            "handle_time_seconds, and the queue has none either"
        )
    return seconds
