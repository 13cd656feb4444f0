"""Solving a scenario: the search for a plan on one thread, the proof of a bound on another."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_of
from planner.roster.beginning import begun, cooled, share_work
from planner.roster.building.build import roster_problem
from planner.roster.hands import Hands
from planner.roster.limits import Limits, Stop
from planner.roster.model.exactly import ExactAnswer, solve_exactly
from planner.roster.model.last_word import last_word
from planner.roster.proof.proof import Proof
from planner.roster.publishing import Publisher
from planner.roster.search.search import Search
from planner.roster.search.shortfall import agents_to_ask
from planner.scenario import Scenario
from planner.staffing import Requirement

PAUSE = 0.2


@dataclass(frozen=True)
class Progress:
    """How far a search is: its best plan, and what is proven about every plan."""

    seconds: float
    objective: float
    lower_bound: float
    late_contacts: float
    late_contacts_bound: float
    phase: str


@dataclass(frozen=True)
class Solution:
    """The best schedule found, what the search says it costs, and the bounds proven."""

    schedule: Schedule
    objective: float
    lower_bound: float
    late_contacts_bound: float
    rounds: int


def solve(
    scenario: Scenario,
    requirement: Requirement,
    *,
    time_limit: float | None,
    iterations: int | None,
    seed: int,
    workers: int,
    seconds_afterwards: Callable[[int], float] = lambda _: 0.0,
    start_from: Schedule | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    on_plan: Callable[[Schedule], None] | None = None,
    stop: Stop | None = None,
) -> Solution:
    """Search for a schedule, and prove a bound beside it.

    `start_from` is a schedule made earlier, maybe for another scenario: the search begins
    with what still holds of it, and stays near it for longer. `on_plan` hears of the first plan,
    and of better ones now and then.

    Ends after `time_limit` seconds, less those that the caller needs `seconds_afterwards`, given
    how many agents there are to ask about its plan's gaps; or, where `iterations` is given,
    after so many rounds of the search and passes of the bound. Raises `ConflictError` where an
    agent's hard rules contradict one another.
    """
    started = time.monotonic()
    problem = roster_problem(scenario, requirement)
    warm = start_from is not None
    search = begun(scenario, problem, seed, start_from)

    def kept_back() -> float:
        return seconds_afterwards(agents_to_ask(problem, search.state))

    plan = Limits.of(problem, started, time_limit, iterations, stop, kept_back())
    wider = roster_problem(scenario, requirement, long_rests=False) if problem.stricter else problem
    proof = Proof(wider, plan.search.over, own_thread=workers > 1)
    hands = Hands(proof, workers, same_each_time=iterations is not None)

    publisher = Publisher(scenario, problem, search, on_plan)

    def tell(phase: str) -> None:
        publisher.publish()
        if on_progress is not None:
            on_progress(_progress(search, proof, started, phase))

    tell("improving")
    with proof:
        if warm:
            share_work(scenario, requirement, search)
            tell("improving")
            search.settle(lambda: plan.search.over(0), lambda: tell("improving"))
        while not plan.search.over(search.rounds):
            share_cooled = cooled(plan.search.share_done(search.rounds), warm=warm)
            search.round(share_cooled, hands=hands())
            if workers == 1:
                proof.step()
            plan.keep_back(problem, kept_back())
            tell("improving")
    search.finish()
    if plan.exact_seconds > 0 and not plan.search.told():
        proof.believe(_solve_whole(search, plan, lambda: tell("proving")))
    cost = search.full_cost()
    last_word(problem, search.state, cost)
    return Solution(
        schedule=schedule_of(scenario, problem, search.state),
        objective=cost,
        lower_bound=min(proof.lower_bound, cost),
        late_contacts_bound=proof.late_contacts_bound,
        rounds=search.rounds,
    )


def _solve_whole(search: Search, limits: Limits, tell: Callable[[], None]) -> float:
    """Let the constraint model solve the whole problem, from the search's plan on.

    A better plan is put in force; returns the bound proven. Told to end, it is left alone:
    what it would have found is not waited for.
    """
    found: list[ExactAnswer | None] = []
    thread = threading.Thread(
        target=lambda: found.append(
            solve_exactly(search.problem, search.sessions, search.state, limits.exact_seconds)
        ),
        daemon=True,
    )
    thread.start()
    while thread.is_alive() and not limits.search.told():
        thread.join(PAUSE)
        tell()
    answer = found[0] if found else None
    if answer is None:
        return 0.0
    if answer.plan is not None:
        search.try_instead(answer.plan)
    return answer.proven_bound


def _progress(search: Search, proof: Proof, started: float, phase: str) -> Progress:
    return Progress(
        seconds=time.monotonic() - started,
        objective=search.cost,
        lower_bound=proof.lower_bound,
        late_contacts=search.late_contacts,
        late_contacts_bound=proof.late_contacts_bound,
        phase=phase,
    )
