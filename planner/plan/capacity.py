"""Who is on queue: the capacity that a schedule offers, by what it may serve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from planner.plan.history import reaching_in
from planner.plan.schedule import Schedule
from planner.scenario import Scenario

Group = tuple[int, ...]
Presence = tuple[str, datetime, datetime]
"""An agent on queue from an instant to another."""


@dataclass(frozen=True)
class Capacity:
    """Agents on queue, grouped by the set of queues they may serve.

    groups: the queue indices of each group, ascending, none empty.
    amount [G, T]: agents after shrinkage; a stretch off the grid counts by the covered share.
    heads [G, T]: the same people, shrinkage not taken off.
    """

    groups: tuple[Group, ...]
    amount: NDArray[np.float64]
    heads: NDArray[np.float64]

    def present(self, queues: int) -> NDArray[np.float64]:
        """Heads on queue who may serve each queue, [Q, T]; one person counts for several."""
        total = np.zeros((queues, self.heads.shape[1]))
        for group, heads in zip(self.groups, self.heads, strict=True):
            total[list(group)] += heads
        return total


def queues_by_agent(scenario: Scenario) -> dict[str, Group]:
    """The indices of the queues that each agent may serve."""
    return {
        name: tuple(i for i, queue in enumerate(scenario.queues.values()) if queue.served_by(agent))
        for name, agent in scenario.agents.items()
    }


def on_queue(scenario: Scenario, schedule: Schedule) -> Capacity:
    """The capacity of a schedule, with that of shifts that reach in from before the horizon."""
    groups = tuple(sorted({group for group in queues_by_agent(scenario).values() if group}))
    present = (
        (shift.agent, stretch.start, stretch.end)
        for shift in (*reaching_in(scenario), *schedule.shifts)
        for stretch in shift.on_queue()
    )
    return capacity_of(scenario, groups, present)


def capacity_of(
    scenario: Scenario, groups: tuple[Group, ...], present: Iterable[Presence]
) -> Capacity:
    """The capacity of stretches on queue; agents of no group among `groups` give none."""
    worth = sorted({site.capacity for site in scenario.sites.values()})
    number = {group: i for i, group in enumerate(groups)}
    # Whoever is worth the same is counted together, and weighed once.
    row = {
        agent: number[group] * len(worth) + worth.index(scenario.site_of(agent).capacity)
        for agent, group in queues_by_agent(scenario).items()
        if group in number
    }
    counted = ((row[agent], start, end) for agent, start, end in present if agent in row)
    heads = scenario.grid.covered(counted, len(groups) * len(worth))
    heads = heads.reshape(len(groups), len(worth), scenario.grid.count)
    return Capacity(groups, np.einsum("gst,s->gt", heads, worth), heads.sum(axis=1))
