"""How the next search is led: what an hour and a late contact of each queue are worth to it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.scenario import Scenario
from planner.simulation.told import Verdict

if TYPE_CHECKING:
    from planner.promise.round import Round

STEP = 1.5
"""Times the worth of a paid hour after a plan that costs too much, and back after one that saves at
customers' cost; the root of it after every turn."""

CLEARLY = 0.95
"""As a share of the first plan's late contacts, how many are clearly fewer."""

HEAVIER, HEAVIEST = 2.0, 16.0
"""Times the worth of a queue's late contacts after each plan that misses its target; the most."""


@dataclass(frozen=True)
class Steering:
    """paid_hour: in late contacts. weight [Q]: times a queue's priority.

    step: by how much the worth of an hour changes next; direction: whether it last became dearer
    (1), cheaper (-1), or never changed (0).
    """

    paid_hour: float
    weight: NDArray[np.float64]
    step: float = STEP
    direction: int = 0

    def after(self, made: Round, first: Round) -> Steering:
        """Towards a plan that meets targets, costs no more than the first, and serves better."""
        missed = np.array([v is Verdict.MISSED for v in made.told.verdicts.values()])
        weight = np.where(missed, np.minimum(self.weight * HEAVIER, HEAVIEST), self.weight)
        to = _direction(made, first)
        if to == 0:
            return replace(self, weight=weight)
        step = math.sqrt(self.step) if to == -self.direction else self.step
        return Steering(self.paid_hour * step**to, weight, step, to)

    def led(self, scenario: Scenario) -> Scenario:
        """The scenario with hours worth what they are here."""
        objective = scenario.objective.model_copy(update={"paid_hour": self.paid_hour})
        return scenario.model_copy(update={"objective": objective})


def unsteered(scenario: Scenario) -> Steering:
    """As the scenario says."""
    return Steering(scenario.objective.paid_hour, np.ones(len(scenario.queues)))


def _direction(made: Round, first: Round) -> int:
    """Whether hours are to become dearer (1) or cheaper (-1) after a plan."""
    if made.short < first.short:
        return 0
    if made.costs_more_than(first):
        return 1
    could_spend = first.costs_more_than(made)
    return -1 if could_spend and made.late_contacts > CLEARLY * first.late_contacts else 0
