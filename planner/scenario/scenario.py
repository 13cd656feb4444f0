"""The scenario: one complete set of inputs."""

from __future__ import annotations

from functools import cached_property

from planner.clock import Grid
from planner.scenario.agent import (
    Activity,
    Agent,
    Availability,
    PublishedShift,
    TimeOff,
    Wish,
)
from planner.scenario.base import Noun
from planner.scenario.contract import Contract, Site
from planner.scenario.horizon import Horizon, Objective, Reporting, Rules
from planner.scenario.queue import ForecastRow, Handover, Queue


class Scenario(Noun):
    """Everything a user says, checked: who works, for whom, under which rules.

    Ids are the keys of the mappings, in the order of the files.
    """

    name: str
    horizon: Horizon
    reporting: Reporting | None = None
    rules: Rules = Rules()
    objective: Objective = Objective()
    sites: dict[str, Site]
    contracts: dict[str, Contract]
    queues: dict[str, Queue]
    handovers: tuple[Handover, ...] = ()
    agents: dict[str, Agent]
    forecast: tuple[ForecastRow, ...] = ()
    time_off: tuple[TimeOff, ...] = ()
    availability: tuple[Availability, ...] = ()
    preferences: tuple[Wish, ...] = ()
    activities: tuple[Activity, ...] = ()
    shifts: tuple[PublishedShift, ...] = ()

    @cached_property
    def grid(self) -> Grid:
        """The intervals of the horizon."""
        return self.horizon.grid()

    def site_of(self, agent: str) -> Site:
        """The site at which an agent works."""
        return self.sites[self.agents[agent].site]

    def contract_of(self, agent: str) -> Contract:
        """The contract under which an agent works."""
        return self.contracts[self.agents[agent].contract]

    def zone_of(self, agent: str) -> str:
        """The time zone in which an agent's days and weeks are counted."""
        return self.site_of(agent).time_zone

    def queues_of(self, agent: str) -> tuple[str, ...]:
        """The queues that an agent may serve, in the order of the scenario."""
        return tuple(q for q, queue in self.queues.items() if queue.served_by(self.agents[agent]))

    def hourly_rate(self, agent: str) -> float | None:
        """What an hour costs, in the site's currency; None where nobody says."""
        own = self.agents[agent].hourly_rate
        return own if own is not None else self.site_of(agent).hourly_rate
