"""How the next search is led: what an hour and a late contact of each queue are worth to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.scenario import Scenario
from planner.simulation.told import Verdict

if TYPE_CHECKING:
    from planner.promise.round import Round

DEARER, CHEAPER = 1.5, 1 / 1.5
"""Times the worth of a paid hour, after a plan that costs too much, or saves at customers' cost."""

HEAVIER, HEAVIEST = 2.0, 16.0
"""Times the worth of a queue's late contacts after each plan that misses its target; the most."""


@dataclass(frozen=True)
class Steering:
    """paid_hour: in late contacts. weight [Q]: times a queue's priority."""

    paid_hour: float
    weight: NDArray[np.float64]

    def after(self, made: Round, first: Round) -> Steering:
        """Towards a plan that meets targets, costs no more than the first, and serves better."""
        missed = np.array([v is Verdict.MISSED for v in made.told.verdicts.values()])
        weight = np.where(missed, np.minimum(self.weight * HEAVIER, HEAVIEST), self.weight)
        return Steering(self.paid_hour * self._price_change(made, first), weight)

    @staticmethod
    def _price_change(made: Round, first: Round) -> float:
        if made.short < first.short:
            return 1.0
        if made.costs_more_than(first):
            return DEARER
        return CHEAPER if made.late_contacts > first.late_contacts else 1.0

    def led(self, scenario: Scenario) -> Scenario:
        """The scenario with hours worth what they are here."""
        objective = scenario.objective.model_copy(update={"paid_hour": self.paid_hour})
        return scenario.model_copy(update={"objective": objective})


def unsteered(scenario: Scenario) -> Steering:
    """As the scenario says."""
    return Steering(scenario.objective.paid_hour, np.ones(len(scenario.queues)))
