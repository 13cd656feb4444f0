"""The plan that keeps the promise, with all that was tried for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from planner.planning import Plan
from planner.promise.round import Round
from planner.simulation import Service
from planner.simulation.told import Simulated


@dataclass(frozen=True)
class Kept:
    """The best plan, and the rounds that led to it, the first one by formulas alone.

    service, service_before: of the plan and of the first one, simulated anew with a seed that no
    round has seen, the same customers for both.
    """

    plan: Plan
    rounds: tuple[Round, ...]
    service: Service
    service_before: Service

    @cached_property
    def told(self) -> Simulated:
        """The plan with its simulation."""
        return Simulated(self.plan.score.coverage, self.service)

    @property
    def first(self) -> Round:
        """The round of the plan by formulas alone."""
        return self.rounds[0]

    @property
    def best(self) -> Round:
        """The round whose plan it is."""
        return [made for made in self.rounds if made.kept][-1]
