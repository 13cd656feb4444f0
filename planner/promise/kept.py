"""The plan that keeps the promise, with all that was tried for it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.planning import Plan
from planner.promise.round import Round
from planner.simulation import Service


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

    @property
    def before(self) -> Plan:
        """The plan by formulas alone."""
        return self.rounds[0].plan
