"""One plan that was made and simulated on the way to the one that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from planner.planning import Plan
from planner.promise.correction import Correction
from planner.promise.steering import Steering
from planner.simulation import Measure, Service
from planner.simulation.told import Simulated, Verdict

SMALL = 1e-6


@dataclass(frozen=True)
class Round:
    """A plan, its simulation, and how the search for it was led.

    correction: what its requirement was corrected by; that of the first plan is none. changed: its
    shifts that the plan before it did not have. kept: whether it was the best so far.
    """

    plan: Plan
    service: Service
    correction: Correction
    steering: Steering
    changed: int
    kept: bool

    @cached_property
    def told(self) -> Simulated:
        """The plan with its simulation."""
        return Simulated(self.plan.score.coverage, self.service)

    @property
    def cost(self) -> float | None:
        """Labour cost in the reporting currency; None where a rate is unknown."""
        term = self.plan.score.terms.get("labour_cost")
        return None if term is None else term.value

    @property
    def targets_missed(self) -> int:
        """How many queues miss a target beyond doubt."""
        return sum(verdict is Verdict.MISSED for verdict in self.told.verdicts.values())

    @property
    def agents_corrected(self) -> float:
        """By how many agents formulas were corrected in an interval of a queue, on average."""
        agents = self.correction.agents
        return float(np.mean(agents)) if agents.size else 0.0

    def costs_more_than(self, other: Round) -> bool:
        """Whether it costs more, where the scenario minds costs."""
        if self.cost is None or other.cost is None or not self.plan.scenario.objective.paid_hour:
            return False
        return self.cost > other.cost * (1 + SMALL)

    @cached_property
    def late_contacts(self) -> float:
        """Contacts of all queues that the simulation finds late, each with its priority."""
        priority = [queue.priority for queue in self.plan.scenario.queues.values()]
        return float(np.array(priority) @ self.service.horizon.value[Measure.MISSED])

    @property
    def objective(self) -> float:
        """The plan's objective with late contacts as simulated."""
        score = self.plan.score
        return score.objective - score.late_contacts + self.late_contacts

    @cached_property
    def short(self) -> float:
        """Contacts that queues are short of the targets that they surely miss."""
        return sum(
            self._short_of(number)
            for number, name in enumerate(self.plan.scenario.queues)
            if self.told.verdicts[name] is Verdict.MISSED
        )

    def _short_of(self, number: int) -> float:
        queue = list(self.plan.scenario.queues.values())[number]
        found = self.service.horizon.value[:, number]
        share = max(queue.service_level.share - found[Measure.SERVICE_LEVEL], 0.0)
        if queue.max_abandonment is not None:
            share = max(share, found[Measure.ABANDONMENT] - queue.max_abandonment)
        return float(share * found[Measure.CONTACTS])

    def is_better_than(self, best: Round, first: Round) -> bool:
        """Whether it is to be kept instead of the best so far.

        First come targets. Where these are missed no less, a plan must neither cost more than the
        first one nor make more contacts late, and have the smaller objective.
        """
        if self.plan.schedule == best.plan.schedule:
            return False
        if abs(self.short - best.short) > SMALL:
            return self.short < best.short
        is_no_worse = self.late_contacts <= first.late_contacts and not self.costs_more_than(first)
        return is_no_worse and self.objective < best.objective - SMALL
