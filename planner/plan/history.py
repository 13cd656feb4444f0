"""Shifts that began before the horizon and are not planned again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from planner.clock import MINUTE, Grid
from planner.plan.schedule import Shift, Stretch, tile, with_listed_stretches
from planner.scenario import Break, PublishedShift, Scenario


def history(scenario: Scenario) -> tuple[Shift, ...]:
    """The published shifts that start before the horizon, in the order of the scenario.

    Where a row lists no activities, its breaks are taken at the earliest allowed places.
    """
    return tuple(
        _past_shift(scenario, row) for row in scenario.shifts if row.start < scenario.grid.start
    )


def reaching_in(scenario: Scenario) -> tuple[Shift, ...]:
    """Those of them that end inside the horizon."""
    start = scenario.grid.start
    return tuple(
        _past_shift(scenario, row) for row in scenario.shifts if row.start < start < row.end
    )


def history_by_agent(scenario: Scenario) -> dict[str, tuple[Shift, ...]]:
    """The history of every agent who has any, in order of start."""
    found: dict[str, list[Shift]] = {}
    for shift in sorted(history(scenario), key=lambda s: s.start):
        found.setdefault(shift.agent, []).append(shift)
    return {agent: tuple(shifts) for agent, shifts in found.items()}


def _past_shift(scenario: Scenario, row: PublishedShift) -> Shift:
    if row.activities is not None:
        return with_listed_stretches(row)
    breaks = earliest_breaks(scenario, row)
    return Shift(row.agent, row.date, row.start, row.end, tile(row.start, row.end, breaks))


def earliest_breaks(scenario: Scenario, row: PublishedShift) -> tuple[Stretch, ...]:
    """The breaks of a shift's contract, each at its first free place on the grid."""
    minutes = (row.end - row.start) // MINUTE
    placed: list[Stretch] = []
    breaks = scenario.contract_of(row.agent).breaks_in(minutes)
    for wanted in sorted(breaks, key=lambda b: (b.earliest, b.latest)):
        start = _first_place(scenario.grid, row, wanted, placed)
        if start is not None:
            placed.append(Stretch(start, start + wanted.minutes * MINUTE, wanted.name))
    return tuple(placed)


def _first_place(
    grid: Grid, row: PublishedShift, wanted: Break, placed: Sequence[Stretch]
) -> datetime | None:
    latest = min(row.start + wanted.latest * MINUTE, row.end - wanted.minutes * MINUTE)
    earliest = row.start + wanted.earliest * MINUTE
    start = grid.instant(math.ceil(grid.position(earliest)))
    while start <= latest:
        end = start + wanted.minutes * MINUTE
        if all(end <= other.start or start >= other.end for other in placed):
            return start
        start += grid.interval_minutes * MINUTE
    return None
