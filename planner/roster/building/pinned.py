"""Pinned shifts: the one shift of their date, and the capacity that only they can give.

What lies off the grid, and all of a shift whose activities are listed, is capacity that is
there anyway; the line then only carries its place in the rules and its cost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from planner import clock
from planner.plan.schedule import ON_QUEUE, with_listed_stretches
from planner.roster.building.offers import Offers, Shapes, offers_of
from planner.roster.person import paid_minutes
from planner.scenario import PublishedShift, Scenario


@dataclass(frozen=True)
class PinnedShift:
    """A pinned shift as an offer, with its on-queue stretches outside the offer's intervals.

    `paid` are its paid stretches outside those intervals.
    """

    offer: Offers
    on_queue: tuple[tuple[datetime, datetime], ...]
    paid: tuple[tuple[datetime, datetime], ...]


def pinned_rows(scenario: Scenario, agent: str) -> list[PublishedShift]:
    """The agent's pinned shifts that start inside the horizon."""
    return [
        shift
        for shift in scenario.shifts_of(agent)
        if shift.state == "pinned" and scenario.grid.start <= shift.start < scenario.grid.end
    ]


def pinned_shift(scenario: Scenario, row: PublishedShift, shapes: Shapes) -> PinnedShift:
    """A pinned shift as the one offer of its date."""
    contract, zone = scenario.contract_of(row.agent), scenario.zone_of(row.agent)
    shift = offers_of(scenario, zone, contract, [(row.date, row.start, row.end)], shapes)
    if row.activities is None:
        taken = shapes.breaks[shift.shape[0]]
        unpaid_minutes = sum(b.length for b in taken if not b.paid) * scenario.grid.interval_minutes
        edges = _edges(scenario.grid, row)
        return PinnedShift(
            replace(
                shift,
                last=np.maximum(shift.first, shift.last),
                paid_minutes=shift.finish - shift.begin - unpaid_minutes,
            ),
            edges,
            edges,
        )
    listed = with_listed_stretches(row).stretches
    unpaid = {b.name for b in contract.breaks if not b.paid}
    return PinnedShift(
        replace(
            shift,
            last=shift.first,
            shape=np.array([shapes.number(())], dtype=np.int32),
            paid_minutes=np.array([paid_minutes(scenario, row)], dtype=np.int32),
        ),
        tuple((s.start, s.end) for s in listed if s.activity == ON_QUEUE),
        tuple((s.start, s.end) for s in listed if s.activity not in unpaid),
    )


def _edges(grid: clock.Grid, row: PublishedShift) -> tuple[tuple[datetime, datetime], ...]:
    """The parts of a shift before its first whole interval and after its last."""
    whole = (
        grid.instant(int(np.ceil(grid.position(row.start)))),
        grid.instant(int(np.floor(grid.position(row.end)))),
    )
    if whole[0] > whole[1]:
        return ((row.start, row.end),)
    parts = ((row.start, whole[0]), (whole[1], row.end))
    return tuple(part for part in parts if part[0] < part[1])
