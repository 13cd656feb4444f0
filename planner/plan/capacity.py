"""Who is on queue: the capacity that a schedule offers, by what it may serve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.plan.history import history
from planner.plan.schedule import Schedule
from planner.scenario import Scenario

Group = tuple[int, ...]


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
    skills = queues_by_agent(scenario)
    groups = tuple(sorted({group for group in skills.values() if group}))
    row = {group: i for i, group in enumerate(groups)}
    amount = np.zeros((len(groups), scenario.grid.count))
    heads = np.zeros_like(amount)
    for shift in (*history(scenario), *schedule.shifts):
        group = skills[shift.agent]
        if not group:
            continue
        worth = scenario.site_of(shift.agent).capacity
        for stretch in shift.on_queue():
            first, shares = scenario.grid.shares(stretch.start, stretch.end)
            touched = np.s_[row[group], first : first + len(shares)]
            heads[touched] += shares
            amount[touched] += worth * shares
    return Capacity(groups, amount, heads)
