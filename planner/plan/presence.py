"""Heads that are missing: below a queue's `min_agents`, and in handovers between sites."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import DAY
from planner.plan.schedule import Schedule
from planner.scenario import Handover, Scenario

Floats = NDArray[np.float64]


def missing_heads(scenario: Scenario, open_: NDArray[np.bool_], present: Floats) -> Floats:
    """Heads below `min_agents` in every open interval, [Q, T].

    present [Q, T] are the heads on queue who may serve each queue.
    """
    least = np.array([queue.min_agents for queue in scenario.queues.values()], dtype=np.float64)
    return np.where(open_, np.maximum(least[:, None] - present, 0.0), 0.0)


def missed_handover_minutes(scenario: Scenario, schedule: Schedule) -> float:
    """Minutes of overlap that handovers lack, over the whole days of their second sites."""
    return float(
        sum(
            missing
            for handover in scenario.handovers
            for missing in handover_misses(scenario, schedule, handover).values()
        )
    )


def handover_misses(scenario: Scenario, schedule: Schedule, handover: Handover) -> dict[date, int]:
    """Minutes that the longest overlap of each date falls short of what is asked."""
    return {
        day: max(0, handover.overlap_minutes - overlap)
        for day, overlap in handover_overlaps(scenario, schedule, handover).items()
    }


def handover_overlaps(
    scenario: Scenario, schedule: Schedule, handover: Handover
) -> dict[date, int]:
    """Minutes of the longest overlap of each date of `to` that lies wholly inside the horizon.

    Both sites have an agent on shift, breaks included, for whole intervals on end, who may
    serve a queue of the language.
    """
    both = _on_shift(scenario, schedule, handover.from_, handover.language) & _on_shift(
        scenario, schedule, handover.to, handover.language
    )
    return {
        day: longest_run(both[first:last]) * scenario.grid.interval_minutes
        for day, first, last in _whole_days(scenario, scenario.sites[handover.to].time_zone)
    }


def _on_shift(
    scenario: Scenario, schedule: Schedule, site: str, language: str
) -> NDArray[np.bool_]:
    """In which intervals the site has somebody for the language on shift throughout, [T]."""
    grid = scenario.grid
    there = np.zeros(grid.count, dtype=np.bool_)
    for agent, who in scenario.agents.items():
        if who.site == site and speaks_for(scenario, agent, language):
            earlier = (row for row in scenario.shifts_of(agent) if row.start < grid.start)
            spans = [(row.start, row.end) for row in earlier]
            spans += [(shift.start, shift.end) for shift in schedule.of(agent)]
            for start, end in spans:
                first, shares = grid.shares(start, end)
                there[first : first + len(shares)] |= shares >= 1.0
    return there


def speaks_for(scenario: Scenario, agent: str, language: str) -> bool:
    """Whether an agent may serve any queue of a language."""
    return any(
        queue.language == language and queue.served_by(scenario.agents[agent])
        for queue in scenario.queues.values()
    )


def _whole_days(scenario: Scenario, zone: str) -> list[tuple[date, int, int]]:
    """Local dates wholly inside the horizon: the first interval that begins in each, and its end.

    An interval that a midnight cuts belongs to neither date.
    """
    grid = scenario.grid
    days = []
    for day in grid.dates(zone):
        start, end = clock.day_start(day, zone), clock.day_start(day + DAY, zone)
        if grid.start <= start and end <= grid.end:
            first, last = np.ceil(grid.position(start)), np.floor(grid.position(end))
            days.append((day, int(first), int(last)))
    return days


def longest_run(flags: NDArray[np.bool_]) -> int:
    """The most consecutive true flags."""
    edges = np.flatnonzero(np.diff(np.r_[False, flags, False].astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max(initial=0))
