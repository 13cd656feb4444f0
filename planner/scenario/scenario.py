"""The scenario: one complete set of inputs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, TypeVar

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
from planner.scenario.simulation import Simulation


class _OfAgent(Protocol):
    @property
    def agent(self) -> str: ...


Row = TypeVar("Row", bound=_OfAgent)


class Scenario(Noun):
    """Everything a user says, checked: who works, for whom, under which rules.

    Ids are the keys of the mappings, in the order of the files.
    """

    name: str
    horizon: Horizon
    reporting: Reporting | None = None
    rules: Rules = Rules()
    objective: Objective = Objective()
    simulation: Simulation = Simulation()
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

    def shifts_of(self, agent: str) -> tuple[PublishedShift, ...]:
        """An agent's published shifts, pinned ones among them, in the order of the file."""
        return self._shifts.get(agent, ())

    def time_off_of(self, agent: str) -> tuple[TimeOff, ...]:
        """An agent's absences, in the order of the file."""
        return self._time_off.get(agent, ())

    def availability_of(self, agent: str) -> tuple[Availability, ...]:
        """An agent's windows; none means always available."""
        return self._availability.get(agent, ())

    def preferences_of(self, agent: str) -> tuple[Wish, ...]:
        """An agent's wishes, in the order of the file."""
        return self._preferences.get(agent, ())

    @cached_property
    def _shifts(self) -> dict[str, tuple[PublishedShift, ...]]:
        return _by_agent(self.shifts)

    @cached_property
    def _time_off(self) -> dict[str, tuple[TimeOff, ...]]:
        return _by_agent(self.time_off)

    @cached_property
    def _availability(self) -> dict[str, tuple[Availability, ...]]:
        return _by_agent(self.availability)

    @cached_property
    def _preferences(self) -> dict[str, tuple[Wish, ...]]:
        return _by_agent(self.preferences)

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


def _by_agent(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.agent, []).append(row)
    return {agent: tuple(own) for agent, own in found.items()}
