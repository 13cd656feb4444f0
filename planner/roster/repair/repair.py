"""The best plans that repair one in force, each with more changes than the one before."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_of
from planner.roster.beginning import begun, share_work
from planner.roster.building.build import roster_problem
from planner.roster.limits import Clock, less
from planner.roster.problem import RosterProblem
from planner.roster.proof.proof import Proof
from planner.roster.repair.attempt import Attempt
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.search import Search
from planner.roster.search.shortfall import agents_to_ask
from planner.roster.solve import Progress
from planner.scenario import Scenario
from planner.staffing import Requirement


@dataclass(frozen=True)
class Repair:
    """A plan with so many changes beyond those that nobody can avoid.

    objective: what the plan costs, its changes left out of account.
    """

    changes: int
    objective: float
    schedule: Schedule


@dataclass(frozen=True)
class Repairs:
    """The best plans found, each with more changes and a smaller objective than the one before.

    The first has no change. The bounds hold for every plan, however many changes it has.
    """

    best: tuple[Repair, ...]
    lower_bound: float
    late_contacts_bound: float


def repairs(
    scenario: Scenario,
    requirement: Requirement,
    start_from: Schedule,
    numbers: Iterable[int],
    *,
    time_limit: float | None,
    iterations: int | None,
    seed: int,
    workers: int,
    seconds_afterwards: Callable[[int], float] = lambda _: 0.0,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Repairs:
    """Repair a schedule that today's scenario no longer allows, or no longer suits.

    What the rules forbid of it is mended with the fewest changed days; beyond that, the best
    plan is sought for each of these numbers of changes. A change is a day of an agent whose
    shift is moved, dropped or new; breaks, activities and waiting work move freely. What the
    scenario asks for a change plays no part: that is for those who choose. The other arguments are
    those of `solve`. Raises `ConflictError` where the hard rules contradict one another.
    """
    started = time.monotonic()
    scenario = _with_free_changes(scenario)
    problem = roster_problem(scenario, requirement)
    search = begun(scenario, problem, seed, start_from, fill_idle=False)
    share_work(scenario, requirement, search)
    if time_limit is not None:
        time_limit = less(time_limit, seconds_afterwards(agents_to_ask(problem, search.state)))
    clock = Clock(started, time_limit, iterations, stop)
    wider = roster_problem(scenario, requirement, long_rests=False) if problem.stricter else problem
    proof = Proof(wider, clock.over, own_thread=workers > 1)
    attempt = Attempt(problem, decided(search.state, search.sessions), seed, clock)

    def tell() -> None:
        if on_progress is not None:
            on_progress(_progress(attempt, proof, clock))

    with proof:
        attempt.search(sorted(set(numbers)), tell)
    return Repairs(
        best=tuple(
            Repair(one.changes, one.cost, _schedule(scenario, problem, one.decisions, seed))
            for one in attempt.best()
        ),
        lower_bound=proof.lower_bound,
        late_contacts_bound=proof.late_contacts_bound,
    )


def _with_free_changes(scenario: Scenario) -> Scenario:
    free = scenario.objective.model_copy(update={"change": 0.0})
    return scenario.model_copy(update={"objective": free})


def _schedule(
    scenario: Scenario, problem: RosterProblem, decisions: Decisions, seed: int
) -> Schedule:
    search = Search(problem, seed)
    search.restore(decisions)
    return schedule_of(scenario, problem, search.state)


def _progress(attempt: Attempt, proof: Proof, clock: Clock) -> Progress:
    return Progress(
        seconds=time.monotonic() - clock.started,
        objective=attempt.objective,
        lower_bound=proof.lower_bound,
        late_contacts=attempt.late_contacts,
        late_contacts_bound=proof.late_contacts_bound,
        phase="repairing",
    )
