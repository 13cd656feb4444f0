"""What is being looked at: a queue, one interval of it, and a window of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from planner.clock import Grid
from planner.plan import Coverage
from planner.reports.zone_choice import ZoneChoice
from planner.ui.views.coverage.choosing import local_date, monday_of
from planner.ui.views.coverage.gaps_table import worst_first
from planner.ui.views.coverage.interval import worst_interval
from planner.ui.views.gap_rows import GapRow

WEEK = 7


@dataclass(frozen=True)
class Picked:
    """A queue, an interval's number, and how many local days are shown from which one on."""

    queue: str
    interval: int
    first: date
    days: int


def first_pick(coverage: Coverage, gaps: Sequence[GapRow], zones: ZoneChoice) -> Picked:
    """The worst gap, in its week; without gaps the first queue's first open interval."""
    grid = coverage.scenario.grid
    worst = next(iter(worst_first(gaps, coverage.scenario)), None)
    if worst is None:
        contacts = coverage.requirement.contacts
        queue, interval = contacts.queues[0], int(np.argmax(contacts.open[0]))
    else:
        queue, interval = worst.queue, worst_in(coverage, worst)
    monday = monday_of(local_date(grid, zones.zone_for_queue(queue), interval))
    return Picked(queue, interval, monday, WEEK)


def pick_gap(coverage: Coverage, gap: GapRow, zones: ZoneChoice) -> Picked:
    """A gap's worst interval, on its day."""
    interval = worst_in(coverage, gap)
    day = local_date(coverage.scenario.grid, zones.zone_for_queue(gap.queue), interval)
    return Picked(gap.queue, interval, day, 1)


def worst_in(coverage: Coverage, gap: GapRow) -> int:
    """The interval of a gap in which most contacts are late."""
    grid = coverage.scenario.grid
    first, last = interval_at(grid, gap.start), round(grid.position(gap.end))
    return worst_interval(coverage, gap.queue, first, max(last, first + 1))


def interval_at(grid: Grid, instant: datetime) -> int:
    """The interval that an instant lies in, or the nearest one of the horizon."""
    return min(max(int(grid.position(instant)), 0), grid.count - 1)
