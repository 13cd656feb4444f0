"""What a schedule gives every queue in every interval."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.plan.capacity import Capacity, on_queue
from planner.plan.schedule import Schedule
from planner.plan.sharing import Sharing, share
from planner.scenario import Scenario
from planner.staffing import Requirement, Service, answered

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Coverage:
    """A schedule against its requirement.

    present [Q, T]: heads on queue who may serve each queue.
    """

    scenario: Scenario
    requirement: Requirement
    schedule: Schedule
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

    @property
    def late_customers(self) -> Floats:
        """The same without priorities, [Q, T]: how many customers."""
        priority = np.array([queue.priority for queue in self.scenario.queues.values()])
        late: Floats = self.late / priority[:, None]
        return late

    @cached_property
    def answers(self) -> Service:
        """What the capacity yields for voice and chat, [Q, T] each."""
        return answered(self.scenario, self.requirement.contacts, self.serving)

    @cached_property
    def due(self) -> Floats:
        """Contacts of email and social queues by the interval of their deadline, [Q, T]."""
        due = np.zeros(self.serving.shape)
        for work in self.requirement.deferred:
            np.add.at(due[work.queue], work.booked, work.contacts)
        return due

    @cached_property
    def service_level(self) -> Floats:
        """The share in time, of the contacts offered, or due, in each interval [Q, T].

        NaN where there are none.
        """
        volume = self.requirement.contacts.volume
        level = np.where(volume > 0, self.answers.service_level, np.nan)
        for work in self.requirement.deferred:
            due, late = self.due[work.queue], self.late_customers[work.queue]
            level[work.queue] = np.nan
            np.divide(due - late, due, out=level[work.queue], where=due > 0)
        return level


def cover(scenario: Scenario, requirement: Requirement, schedule: Schedule) -> Coverage:
    """The coverage that a schedule gives, its capacity shared for the fewest late contacts."""
    capacity = on_queue(scenario, schedule)
    return Coverage(
        scenario=scenario,
        requirement=requirement,
        schedule=schedule,
        capacity=capacity,
        sharing=share(requirement, capacity),
        present=capacity.present(len(scenario.queues)),
    )
