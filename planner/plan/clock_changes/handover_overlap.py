"""How long the two sites of a handover can overlap, and do in a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner import clock
from planner.clock import DAY
from planner.plan.clock_changes.site_overlap import common_hours
from planner.plan.clock_changes.spell import Spell
from planner.plan.presence import handover_overlaps, speaks_for
from planner.plan.schedule import Schedule
from planner.scenario import Handover, Scenario


@dataclass(frozen=True)
class HandoverOverlap:
    """The longest stretch of a day in which both sites have somebody for the language.

    possible: minutes, in each spell, that contracts allow. planned: minutes of each date of
    a spell in a plan, by the clock of the site that takes over; None without a plan.
    """

    handover: Handover
    possible: tuple[int, ...]
    planned: tuple[tuple[int, ...], ...] | None


def handover_spans(
    scenario: Scenario, spells: Sequence[Spell], schedule: Schedule | None
) -> tuple[HandoverOverlap, ...]:
    """The overlaps of every handover of the scenario."""
    return tuple(
        HandoverOverlap(
            handover,
            _possible(scenario, handover, spells),
            None if schedule is None else _planned(scenario, schedule, handover, spells),
        )
        for handover in scenario.handovers
    )


def _possible(scenario: Scenario, handover: Handover, spells: Sequence[Spell]) -> tuple[int, ...]:
    givers, takers = (
        [
            name
            for name, agent in scenario.agents.items()
            if agent.site == site and speaks_for(scenario, name, handover.language)
        ]
        for site in (handover.from_, handover.to)
    )
    if not givers or not takers:
        return (0,) * len(spells)
    common = common_hours(scenario, givers, takers, spells)
    return tuple(_longest(hours.ranges()) for hours in common)


def _longest(ranges: Iterable[tuple[int, int]]) -> int:
    return max((end - first for first, end in ranges), default=0)


def _planned(
    scenario: Scenario, schedule: Schedule, handover: Handover, spells: Sequence[Spell]
) -> tuple[tuple[int, ...], ...]:
    """The planned overlaps by spell; a date belongs to the spell that holds its middle."""
    zone = scenario.sites[handover.to].time_zone
    overlaps = handover_overlaps(scenario, schedule, handover)
    return tuple(
        tuple(overlap for day, overlap in overlaps.items() if _holds(spell, day, zone))
        for spell in spells
    )


def _holds(spell: Spell, day: date, zone: str) -> bool:
    start, end = clock.day_start(day, zone), clock.day_start(day + DAY, zone)
    return spell.start <= start + (end - start) / 2 < spell.end
