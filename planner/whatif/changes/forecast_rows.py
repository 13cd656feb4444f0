"""Where a forecast row lies in time."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from planner.clock import MINUTE, Grid
from planner.scenario import ForecastRow


def row_end(row: ForecastRow) -> datetime:
    """The instant at which the row's period ends."""
    return row.start + row.period_minutes * MINUTE


def row_shares(row: ForecastRow, grid: Grid) -> tuple[slice, NDArray[np.float64]]:
    """The intervals of the grid that a row touches, and the share of each that it covers."""
    first, shares = grid.shares(row.start, row_end(row))
    return slice(first, first + len(shares)), shares
