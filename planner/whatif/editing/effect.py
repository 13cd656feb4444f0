"""What hand edits do to customers, cost and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.plan.audit import Violation, audit
from planner.plan.coverage import Coverage
from planner.plan.score import Score, score
from planner.scenario import Scenario
from planner.staffing import Requirement
from planner.whatif.editing.edited import Edited


@dataclass(frozen=True)
class QueueEffect:
    """A queue before and after: late contacts in customers, agent-hours that serve it."""

    queue: str
    late: tuple[float, float]
    hours: tuple[float, float]

    @property
    def more_late(self) -> float:
        """Late contacts that come with the edits; negative where they go."""
        return self.late[1] - self.late[0]

    @property
    def more_hours(self) -> float:
        """Agent-hours that come with the edits; negative where they go."""
        return self.hours[1] - self.hours[0]


@dataclass(frozen=True)
class Effect:
    """A plan's score before and after it was edited, and the hard rules that are broken now."""

    scenario: Scenario
    before: Score
    after: Score
    violations: tuple[Violation, ...]

    @cached_property
    def queues(self) -> tuple[QueueEffect, ...]:
        """Every queue, in the order of the scenario."""
        before, after = _by_queue(self.before.coverage), _by_queue(self.after.coverage)
        return tuple(
            QueueEffect(
                queue,
                (before[queue][0], after[queue][0]),
                (before[queue][1], after[queue][1]),
            )
            for queue in self.scenario.queues
        )


def effect(before: Score, requirement: Requirement, now: Edited) -> Effect:
    """What the edits do, beside the score of the schedule that they began with."""
    after = score(now.scenario, requirement, now.schedule)
    return Effect(now.scenario, before, after, audit(now.scenario, now.schedule))


def _by_queue(coverage: Coverage) -> Mapping[str, tuple[float, float]]:
    """Late contacts and agent-hours of every queue."""
    late = coverage.late_customers.sum(axis=1)
    hours = coverage.serving.sum(axis=1) * coverage.scenario.grid.interval_minutes / 60
    pairs = np.column_stack([late, hours]).tolist()
    return {queue: (a, b) for queue, (a, b) in zip(coverage.scenario.queues, pairs, strict=True)}
