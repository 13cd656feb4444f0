"""A plan with its simulation: what is told of them together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from planner.plan import Coverage, QueueService
from planner.plan.service import service
from planner.scenario import Scenario
from planner.simulation import Service
from planner.simulation.told.verdict import Verdict, verdict


@dataclass(frozen=True)
class Simulated:
    """What the formulas say of a plan, and what its simulation says."""

    coverage: Coverage
    simulation: Service

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.coverage.scenario

    @cached_property
    def verdicts(self) -> dict[str, Verdict]:
        """Of every queue, whether its targets are met."""
        return {
            name: verdict(queue, self.simulation.horizon[:, number])
            for number, (name, queue) in enumerate(self.scenario.queues.items())
        }

    @property
    def by_formula(self) -> list[QueueService]:
        """The formulas' service of every queue over the horizon."""
        return [row for row in service(self.coverage) if row.date is None]
