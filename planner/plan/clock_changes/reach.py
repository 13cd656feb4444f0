"""Which of its customers' opening hours a site can serve, by what its contracts allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.plan.clock_changes.day_hours import DayHours, opening_hours, possible_hours
from planner.plan.clock_changes.distance import agents_for, served_from
from planner.plan.clock_changes.spell import Spell, minutes_ahead
from planner.scenario import Scenario


@dataclass(frozen=True)
class Reach:
    """The open hours of a queue, by its customers' clock, that a site can serve in each spell.

    Possible is what the contracts of those allow who may serve the queue; availability,
    leave and rest are left aside.
    """

    site: str
    queue: str
    hours: tuple[DayHours, ...]


def reaches(scenario: Scenario, spells: Sequence[Spell]) -> tuple[Reach, ...]:
    """The reach of every site to every queue that somebody there may serve."""
    return tuple(
        Reach(site, queue, tuple(_reached(scenario, site, queue, spells)))
        for site in scenario.sites
        for queue in served_from(scenario, site)
    )


def _reached(
    scenario: Scenario, site: str, queue: str, spells: Sequence[Spell]
) -> Iterator[DayHours]:
    possible = hours_of(scenario, agents_for(scenario, site, queue))
    asked = scenario.queues[queue]
    for spell in spells:
        ahead = minutes_ahead(asked.time_zone, scenario.sites[site].time_zone, spell.start)
        yield possible.shifted(ahead).both(opening_hours(asked))


def hours_of(scenario: Scenario, agents: Sequence[str]) -> DayHours:
    """The possible working hours of some agents, by the clock of their site."""
    used = {scenario.agents[agent].contract for agent in agents}
    return possible_hours(scenario.contracts[contract] for contract in sorted(used))
