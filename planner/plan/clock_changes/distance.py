"""How far apart the clocks of sites and customers are, and how that moves over the horizon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.plan.clock_changes.spell import Spell, minutes_ahead
from planner.scenario import Scenario


@dataclass(frozen=True)
class Distance:
    """By how many minutes a site's zone is ahead of another zone, in each spell."""

    zone: str
    other: str
    minutes: tuple[int, ...]


def distances(scenario: Scenario, spells: Sequence[Spell]) -> tuple[Distance, ...]:
    """The distances that matter: between sites, and from sites to customers whom they can serve."""
    return tuple(
        Distance(zone, other, tuple(minutes_ahead(zone, other, spell.start) for spell in spells))
        for zone, other in related_zones(scenario)
    )


def related_zones(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """Every two different zones of which one is a site's, each two once.

    The other is another site's, or that of a queue which somebody at the site may serve.
    """
    found: dict[frozenset[str], tuple[str, str]] = {}
    for site, noun in scenario.sites.items():
        for other in _zones_seen_from(scenario, site):
            if other != noun.time_zone:
                found.setdefault(frozenset((noun.time_zone, other)), (noun.time_zone, other))
    return tuple(found.values())


def _zones_seen_from(scenario: Scenario, site: str) -> list[str]:
    sites = [other.time_zone for other in scenario.sites.values()]
    return sites + [scenario.queues[queue].time_zone for queue in served_from(scenario, site)]


def served_from(scenario: Scenario, site: str) -> tuple[str, ...]:
    """The queues that somebody at a site may serve, in the order of the scenario."""
    return tuple(queue for queue in scenario.queues if agents_for(scenario, site, queue))


def agents_for(scenario: Scenario, site: str, queue: str) -> tuple[str, ...]:
    """The agents of a site who may serve a queue."""
    return tuple(
        name
        for name, agent in scenario.agents.items()
        if agent.site == site and scenario.queues[queue].served_by(agent)
    )
