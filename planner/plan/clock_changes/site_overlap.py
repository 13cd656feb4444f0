"""How long two sites can be at work at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from planner.plan.clock_changes.day_hours import DayHours
from planner.plan.clock_changes.reach import hours_of
from planner.plan.clock_changes.spell import Spell, minutes_ahead
from planner.scenario import Scenario


@dataclass(frozen=True)
class SiteOverlap:
    """Minutes a day, in each spell, that are possible working hours of both sites."""

    site: str
    other: str
    minutes: tuple[int, ...]


def site_overlaps(scenario: Scenario, spells: Sequence[Spell]) -> tuple[SiteOverlap, ...]:
    """The overlap of every two sites at which somebody works."""
    agents: dict[str, list[str]] = {site: [] for site in scenario.sites}
    for name, agent in scenario.agents.items():
        agents[agent.site].append(name)
    staffed = [site for site in scenario.sites if agents[site]]
    return tuple(
        SiteOverlap(site, other, tuple(len(hours.minutes) for hours in common))
        for site, other in combinations(staffed, 2)
        for common in [common_hours(scenario, agents[site], agents[other], spells)]
    )


def common_hours(
    scenario: Scenario, agents: Sequence[str], others: Sequence[str], spells: Sequence[Spell]
) -> tuple[DayHours, ...]:
    """The possible hours that agents of one site share with those of another, in each spell.

    By the clock of the first site; there is somebody at both.
    """
    own, theirs = hours_of(scenario, agents), hours_of(scenario, others)
    zone, other = scenario.zone_of(agents[0]), scenario.zone_of(others[0])
    return tuple(
        own.both(theirs.shifted(minutes_ahead(zone, other, spell.start))) for spell in spells
    )
