"""What a schedule gives every queue in every interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.plan.capacity import Capacity, on_queue
from planner.plan.schedule import Schedule
from planner.plan.sharing import Sharing, share
from planner.scenario import Scenario
from planner.staffing import Requirement

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Coverage:
    """A schedule against its requirement.

    present [Q, T]: heads on queue who may serve each queue.
    """

    requirement: Requirement
    capacity: Capacity
    sharing: Sharing
    present: Floats

    @property
    def required(self) -> Floats:
        """Agents required, [Q, T]."""
        return self.requirement.required

    @property
    def serving(self) -> Floats:
        """Agents that the plan gives each queue, [Q, T]."""
        return self.sharing.serving

    @property
    def net(self) -> Floats:
        """Serving less required, [Q, T]."""
        return np.subtract(self.serving, self.required)

    @property
    def late(self) -> Floats:
        """Late contacts beyond what targets tolerate, priority-weighted, [Q, T]."""
        return self.sharing.late


def cover(scenario: Scenario, requirement: Requirement, schedule: Schedule) -> Coverage:
    """The coverage that a schedule gives, its capacity shared for the fewest late contacts."""
    capacity = on_queue(scenario, schedule)
    return Coverage(
        requirement=requirement,
        capacity=capacity,
        sharing=share(requirement, capacity),
        present=capacity.present(len(scenario.queues)),
    )
