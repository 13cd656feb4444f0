"""Makes plans and simulates them: what all rounds of the loop share."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from planner import roster
from planner.plan.coverage import cover
from planner.plan.schedule import Schedule
from planner.planning import Plan, judged
from planner.promise.corrected import corrected
from planner.promise.correction import Correction, correction_of, no_correction
from planner.promise.round import Round
from planner.promise.steering import unsteered
from planner.simulation import Service, simulate_plan
from planner.staffing.late_table import late_table

APART = 7_919
"""From the seed of the last simulation to that of the first round's, and from there to the next.

Every round meets other customers: no plan is fitted to the whims of some."""

ROUND_BESIDE = 3.0
"""What a round takes beside its search, before one was seen: times what simulating takes."""


class Workshop:
    """Corrects, searches, judges and simulates, from a first plan on.

    `replications` are the scenario's, or as many as the first simulation did before it was
    `over` (told when it began). `seconds_beside` is what a round takes beside its search.
    """

    def __init__(
        self, first: Plan, *, seed: int, workers: int, over: Callable[[float], bool]
    ) -> None:
        self._scenario, self._requirement = first.scenario, first.requirement
        self._provenance = first.provenance
        self._seed, self._workers, self._rounds = seed, workers, 0
        self._table = late_table(first.scenario, first.requirement.contacts)
        began = time.monotonic()
        service = simulate_plan(
            self._scenario, self._requirement, first.schedule, seed=self._next_seed(),
            workers=workers, stop=lambda: over(began),
        )  # fmt: skip
        self.seconds_simulating = time.monotonic() - began
        self.seconds_beside = ROUND_BESIDE * self.seconds_simulating
        self.replications = service.replications
        self.first = Round(
            first, service, no_correction(first.score.coverage, self._table),
            unsteered(first.scenario), changed=0, kept=True,
        )  # fmt: skip

    def next_round(
        self,
        last: Round,
        *,
        seconds: float | None,
        iterations: int | None,
        stop: Callable[[], bool],
    ) -> Round:
        """Correct what was wrong about the last round's plan, and improve the plan by that."""
        began = time.monotonic()
        correction = self._correction(last)
        steering = last.steering.after(last, self.first)
        schedule = roster.improve(
            steering.led(self._scenario),
            corrected(self._requirement, self._table, correction, steering.weight),
            last.plan.schedule,
            time_limit=seconds, iterations=iterations, seed=self._seed, workers=self._workers,
            stop=stop,
        )  # fmt: skip
        plan = judged(self._scenario, self._requirement, schedule, self._provenance)
        service = self._simulated(schedule, self._next_seed())
        changed = _changed(last.plan.schedule, schedule)
        made = Round(plan, service, correction, steering, changed, kept=False)
        self.seconds_beside = time.monotonic() - began - (seconds or 0.0)
        return made

    def _correction(self, last: Round) -> Correction:
        requirement = corrected(
            self._requirement, self._table, last.correction, last.steering.weight
        )
        coverage = cover(self._scenario, requirement, last.plan.schedule)
        return correction_of(coverage, self._table, last.service, last.correction)

    def simulated_anew(self, made: Round) -> Round:
        """The same plan with its simulation by customers whom no round has met."""
        return replace(made, service=self._simulated(made.plan.schedule, self._seed))

    def _next_seed(self) -> int:
        self._rounds += 1
        return self._seed + APART * self._rounds

    def _simulated(self, schedule: Schedule, seed: int) -> Service:
        return simulate_plan(
            self._scenario, self._requirement, schedule, replications=self.replications,
            seed=seed, workers=self._workers,
        )  # fmt: skip


def _changed(before: Schedule, after: Schedule) -> int:
    """How many shifts of a schedule begin or end otherwise than in the one before, or are new."""
    known = {(shift.agent, shift.start, shift.end) for shift in before.shifts}
    return sum((shift.agent, shift.start, shift.end) not in known for shift in after.shifts)
