"""The whole pipeline on one page: scenario, required agents, schedule, score."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import roster
from planner.plan.audit import audit
from planner.plan.schedule import Schedule
from planner.plan.score import Score, score
from planner.scenario import Scenario
from planner.staffing import Requirement, required_agents

if TYPE_CHECKING:
    from planner.roster import Progress, Solution

OPTIMAL_GAP = 1e-6
ROUNDING = 1e-6


class PlanningBug(Exception):
    """The planner made a plan that breaks a rule or misstates its worth: a fault of its own."""


@dataclass(frozen=True)
class Limits:
    """How the search was told to go about it; one of time limit and iterations is None."""

    time_limit: float | None
    iterations: int | None
    seed: int
    workers: int


@dataclass(frozen=True)
class Plan:
    """A schedule with what it was made for, what it is worth, and what no plan could do better.

    lower_bound: no schedule under the hard rules has a smaller objective.
    late_contacts_bound: none has fewer late contacts.
    """

    scenario: Scenario
    requirement: Requirement
    schedule: Schedule
    score: Score
    lower_bound: float
    late_contacts_bound: float
    limits: Limits
    rounds: int
    solve_seconds: float

    @property
    def gap(self) -> float:
        """How far the objective is from its bound, as a share of the objective."""
        return relative_gap(self.score.objective, self.lower_bound)

    @property
    def status(self) -> str:
        """`optimal` where the bound proves it, else `feasible`."""
        return "optimal" if self.gap <= OPTIMAL_GAP else "feasible"

    @property
    def service_gap(self) -> float:
        """Late contacts beyond the fewest possible, as a share of all contacts."""
        beyond = max(0.0, self.score.late_contacts - self.late_contacts_bound)
        return beyond / self.score.contacts if self.score.contacts else 0.0


def relative_gap(objective: float, lower_bound: float) -> float:
    """(objective - bound) / objective; 0 where the bound is reached."""
    beyond = max(0.0, objective - lower_bound)
    return beyond / objective if beyond else 0.0


def build_plan(
    scenario: Scenario,
    *,
    time_limit: float = 60.0,
    iterations: int | None = None,
    seed: int = 0,
    workers: int = 2,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Plan who works when.

    Ends after `time_limit` seconds from the call, or, where `iterations` is given, after so many
    rounds however long they take: then the same scenario, seed, iterations and workers give
    the same schedule. `stop` is asked now and then whether to end with the best plan so far;
    `on_progress` hears of every better plan and bound.

    Raises `ConflictError` where the hard rules contradict one another.
    """
    started = time.monotonic()
    limits = Limits(None if iterations else time_limit, iterations, seed, workers)
    requirement = required_agents(scenario)
    solution = roster.solve(
        scenario,
        requirement,
        time_limit=_left(limits.time_limit, started),
        iterations=iterations,
        seed=seed,
        workers=workers,
        on_progress=on_progress,
        stop=stop,
    )
    return _judged(scenario, requirement, solution, limits, started)


def _left(time_limit: float | None, started: float) -> float | None:
    return None if time_limit is None else max(0.0, time_limit - (time.monotonic() - started))


def _judged(
    scenario: Scenario,
    requirement: Requirement,
    solution: Solution,
    limits: Limits,
    started: float,
) -> Plan:
    """The plan as an independent audit and score see it; raises `PlanningBug` where they object."""
    violations = audit(scenario, solution.schedule)
    if violations:
        raise PlanningBug(f"a rule is broken: {violations[0]} ({len(violations)} in all)")
    worth = score(scenario, requirement, solution.schedule)
    _believe(solution, worth)
    return Plan(
        scenario=scenario,
        requirement=requirement,
        schedule=solution.schedule,
        score=worth,
        lower_bound=min(solution.lower_bound, worth.objective),
        late_contacts_bound=min(solution.late_contacts_bound, worth.late_contacts),
        limits=limits,
        rounds=solution.rounds,
        solve_seconds=time.monotonic() - started,
    )


def _believe(solution: Solution, worth: Score) -> None:
    """A bound that the plan itself undercuts is no bound."""
    for bound, value in (
        (solution.lower_bound, worth.objective),
        (solution.late_contacts_bound, worth.late_contacts),
    ):
        if bound > value + ROUNDING * max(1.0, abs(value)):
            raise PlanningBug(f"a lower bound of {bound} for a plan of {value}")
