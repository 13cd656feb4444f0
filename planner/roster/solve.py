"""Solving a scenario: the search for a plan on one thread, the proof of a bound on another."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_of
from planner.roster.ascent import Ascent
from planner.roster.bound import late_contacts_alone, whole_objective
from planner.roster.build import roster_problem
from planner.roster.conflicts import conflict_error
from planner.roster.problem import RosterProblem
from planner.roster.search import Search
from planner.scenario import Scenario
from planner.staffing import Requirement

Stop = Callable[[], bool]


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
    clock = Clock(started, time_limit, iterations, stop)
    problem = roster_problem(scenario, requirement)
    search = Search(problem, seed)
    stuck = search.first_plan()
    if stuck is not None:
        raise conflict_error(scenario)
    proof = Proof(problem, clock)
    with proof.beside(workers):
        while not clock.over(search.rounds):
            search.round(clock.share_done(search.rounds))
            if workers == 1:
                proof.step()
            if on_progress is not None:
                on_progress(_progress(search, proof, started))
    search.finish()
    return Solution(
        schedule=schedule_of(scenario, problem, search.state),
        objective=search.cost,
        lower_bound=proof.lower_bound,
        late_contacts_bound=proof.late_contacts_bound,
        rounds=search.rounds,
    )


def _progress(search: Search, proof: Proof, started: float) -> Progress:
    return Progress(
        seconds=time.monotonic() - started,
        objective=search.cost,
        lower_bound=proof.lower_bound,
        late_contacts=search.late_contacts(),
        late_contacts_bound=proof.late_contacts_bound,
        phase="improving",
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


class Proof:
    """The two bounds, raised in turn: of the whole objective, and of late contacts alone."""

    def __init__(self, problem: RosterProblem, clock: Clock) -> None:
        self._clock = clock
        self._whole = Ascent(problem, whole_objective(problem))
        self._late = Ascent(problem, late_contacts_alone(problem))
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._running = False

    @property
    def lower_bound(self) -> float:
        """No plan costs less."""
        return max(self._whole.best, self._late.best, 0.0)

    @property
    def late_contacts_bound(self) -> float:
        """No plan has fewer late contacts."""
        return max(self._late.best, 0.0)

    def step(self) -> None:
        """One pass of each bound."""
        self._whole.step()
        self._late.step()

    def beside(self, workers: int) -> Proof:
        """Raise the bounds on a thread of their own while the search runs, if there is one."""
        self._running = workers > 1
        return self

    def __enter__(self) -> None:
        self.step()
        if self._running:
            self._thread.start()

    def __exit__(self, *_: object) -> None:
        if self._running:
            self._thread.join()

    def _run(self) -> None:
        while not self._clock.over(self._whole.passes):
            self.step()

