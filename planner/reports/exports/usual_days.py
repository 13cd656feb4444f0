"""The usual day of every queue: agents required and serving, hour by hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from planner.clock import WallClocks
from planner.reports.exports.handout import CoverageRow, Handout
from planner.reports.usual_day import mean_by_hour


@dataclass(frozen=True)
class UsualDay:
    """Means over the horizon at each hour of the customers' clock [24], NaN where closed."""

    queue: str
    required: tuple[float, ...]
    serving: tuple[float, ...]


def usual_days(handout: Handout) -> tuple[UsualDay, ...]:
    """One for every queue, in the plan's order."""
    groups = groupby(handout.coverage, key=lambda row: row.queue)
    return tuple(_usual_day(queue, list(rows)) for queue, rows in groups)


def _usual_day(queue: str, rows: Sequence[CoverageRow]) -> UsualDay:
    clocks = WallClocks(
        ordinal=np.array([row.start_local.toordinal() for row in rows]),
        minute=np.array([row.start_local.hour * 60 + row.start_local.minute for row in rows]),
    )
    where = np.array([row.open for row in rows])
    required, serving = (
        mean_by_hour(np.array(values), where, clocks)
        for values in ([row.required for row in rows], [row.serving for row in rows])
    )
    return UsualDay(queue, tuple(required.tolist()), tuple(serving.tolist()))
