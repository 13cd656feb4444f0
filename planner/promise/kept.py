"""The plan that keeps the promise, with all that was tried for it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.planning import Plan
from planner.promise.round import Round
from planner.simulation.told import Simulated


@dataclass(frozen=True)
class Kept:
    """The plan that is kept, and the rounds that led to it, the first one by formulas alone.

    first, chosen: the first plan and the one kept, which may be the same, both simulated anew with
    a seed that no round has seen: the same customers for both.
    """

    rounds: tuple[Round, ...]
    first: Round
    chosen: Round

    @property
    def plan(self) -> Plan:
        """The plan that is kept."""
        return self.chosen.plan

    @property
    def told(self) -> Simulated:
        """The same with its simulation."""
        return self.chosen.told

    @property
    def is_first(self) -> bool:
        """Whether no round found a better plan than the first."""
        return self.plan.schedule == self.first.plan.schedule
