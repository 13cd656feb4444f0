"""A plan with its simulation: what is told of them together."""

from __future__ import annotations

from dataclasses import dataclass

from planner.plan import Coverage, QueueService
from planner.plan.service import service
from planner.scenario import Scenario
from planner.simulation import Service


@dataclass(frozen=True)
class Simulated:
    """What the formulas say of a plan, and what its simulation says."""

    coverage: Coverage
    simulation: Service

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.coverage.scenario

    @property
    def by_formula(self) -> list[QueueService]:
        """The formulas' service of every queue over the horizon."""
        return [row for row in service(self.coverage) if row.date is None]
