"""Solving a scenario: the search for a plan on one thread, the proof of a bound on another."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_of
from planner.roster.building.build import roster_problem
from planner.roster.conflicts.conflicts import conflict_error
from planner.roster.model.exactly import MOST_LINES, ExactAnswer, solve_exactly
from planner.roster.model.last_word import last_word
from planner.roster.model.pool import every_day
from planner.roster.problem import RosterProblem
from planner.roster.proof.proof import Proof
from planner.roster.search.search import Search
from planner.scenario import Scenario
from planner.staffing import Requirement

Stop = Callable[[], bool]

SEARCH_SHARE, LONGEST_SEARCH = 0.2, 5.0
"""Where the problem is small enough to be solved whole: the search's share, its most seconds."""

EXACT_OVERRUN = 1.2
"""How much longer than it is given the exact solver may take: its parts round up."""

LAST_WORD_PER_CELL = 8e-5
"""Seconds that the last word takes for each queue's interval; 2.1 s were measured for 37,576."""

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
    on_progress: Callable[[Progress], None] | None = None,
    stop: Stop | None = None,
) -> Solution:
    """Search for a schedule, and prove a bound beside it.

    Ends after `time_limit` seconds, or, where `iterations` is given, after so many rounds of
    the search and passes of the bound. Raises `ConflictError` where an agent's hard rules
    contradict one another.
    """
    started = time.monotonic()
    problem = roster_problem(scenario, requirement)
    plan = Limits.of(problem, started, time_limit, iterations, stop)
    search = Search(problem, seed)
    if search.first_plan() is not None:
        raise conflict_error(scenario)
    wider = roster_problem(scenario, requirement, long_rests=False) if problem.stricter else problem
    proof = Proof(wider, plan.search.over, own_thread=workers > 1)

    def tell(phase: str) -> None:
        if on_progress is not None:
            on_progress(_progress(search, proof, started, phase))

    tell("improving")
    with proof:
        while not plan.search.over(search.rounds):
            search.round(plan.search.share_done(search.rounds))
            if workers == 1:
                proof.step()
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


@dataclass(frozen=True)
class Clock:
    """When to end: by time, by rounds, or when told to."""

    started: float
    time_limit: float | None
    iterations: int | None
    stop: Stop | None

    def told(self) -> bool:
        """Whether somebody asked to end now."""
        return self.stop is not None and self.stop()

    def share_done(self, rounds: int) -> float:
        """How much of the search is behind, from 0 to 1."""
        if self.iterations is not None:
            return min(rounds / self.iterations, 1.0)
        if not self.time_limit:
            return 1.0
        return min((time.monotonic() - self.started) / self.time_limit, 1.0)

    def over(self, rounds: int) -> bool:
        """Whether to end after so many rounds."""
        return self.told() or self.share_done(rounds) >= 1.0


@dataclass(frozen=True)
class Limits:
    """How long each part of solving may take: the search, and the exact solver after it."""

    search: Clock
    exact_seconds: float

    @staticmethod
    def of(
        problem: RosterProblem,
        started: float,
        time_limit: float | None,
        iterations: int | None,
        stop: Stop | None,
    ) -> Limits:
        """Share out the time; the constraint model's last word is kept back from it.

        The exact solver's answer depends on the machine's speed unless it ends with a proof, so
        a search limited by iterations goes without it.
        """
        if time_limit is None:
            return Limits(Clock(started, None, iterations, stop), 0.0)
        kept = min(LAST_WORD_PER_CELL * problem.cover.cells.size, time_limit / 4)
        left = max(time_limit - kept, 0.0)
        if problem.stricter or every_day(problem, MOST_LINES) is None:
            return Limits(Clock(started, left, iterations, stop), 0.0)
        search = min(left * SEARCH_SHARE, LONGEST_SEARCH)
        return Limits(Clock(started, search, None, stop), (left - search) / EXACT_OVERRUN)
