"""The fewest changes that repair a plan: at falling prices per change, ever more are made."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_of
from planner.roster.beginning import begun, cooled
from planner.roster.building.build import roster_problem
from planner.roster.limits import Clock
from planner.roster.problem import RosterProblem
from planner.roster.proof.proof import Proof
from planner.roster.repair.change_price import with_change_price
from planner.roster.repair.pruning import Pruned, pruned
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.search import Search
from planner.roster.solve import Progress
from planner.scenario import Scenario
from planner.staffing import Requirement

FORBIDDEN = 1e6
PRICES = (FORBIDDEN, 16.0, 8.0, 4.0, 2.0, 1.0, 0.5, 0.25)
"""Late contacts that a change must save, from one part of the search to the next."""

PART = 0.09
"""The share of the time that each price has; in the rest, breaks settle round the changes."""


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
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Repairs:
    """Repair a schedule that today's scenario no longer allows, or no longer suits.

    What the rules forbid of it is mended with the fewest changed days; beyond that, the best
    plan is sought for each of these numbers of changes. A change is a day of an agent whose
    shift is moved, dropped or new; breaks, activities and waiting work move freely. What the
    scenario asks for a change plays no part: that is for those who choose. Raises
    `ConflictError` where the hard rules contradict one another.
    """
    scenario = _with_free_changes(scenario)
    problem = roster_problem(scenario, requirement)
    clock = Clock(time.monotonic(), time_limit, iterations, stop)
    search = begun(scenario, requirement, problem, seed, start_from, fill_idle=False)
    wider = roster_problem(scenario, requirement, long_rests=False) if problem.stricter else problem
    proof = Proof(wider, clock.over, own_thread=workers > 1)
    attempt = Attempt(problem, decided(search.state, search.sessions), seed, clock)

    def tell(cost: float) -> None:
        if on_progress is not None:
            on_progress(_progress(attempt, proof, clock, cost))

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


class Attempt:
    """The search for repairs of a plan: the best found so far for every number of changes."""

    def __init__(self, problem: RosterProblem, was: Decisions, seed: int, clock: Clock) -> None:
        self._problem, self._was, self._seed, self._clock = problem, was, seed, clock
        self._rounds = 0
        self._by_number: dict[int, Pruned] = {}
        self.late_contacts = float("inf")

    def best(self) -> list[Pruned]:
        """What each number of changes can reach, without those that fewer reach as well."""
        kept: list[Pruned] = []
        for number in sorted(self._by_number):
            if not kept or self._by_number[number].cost < kept[-1].cost - 1e-9:
                kept.append(self._by_number[number])
        return kept

    def search(self, numbers: list[int], tell: Callable[[float], None]) -> None:
        """Let changes become cheaper step by step; then settle the best of each number."""
        reached = self._was
        for step, price in enumerate(PRICES):
            reached = self._improved(self._was, reached, price, step * PART, tell)
            self._note(reached)
        at = len(PRICES) * PART
        wanted = self._at_most(numbers)
        for place, one in enumerate(wanted):
            share = at + (1 - at) * place / len(wanted)
            length = (1 - at) / len(wanted)
            settled = self._improved(one.decisions, one.decisions, FORBIDDEN, share, tell, length)
            self._note(settled)

    def _at_most(self, numbers: list[int]) -> list[Pruned]:
        """The best with at most so many changes, for each of the numbers, once."""
        found = ([one for one in self.best() if one.changes <= number][-1] for number in numbers)
        return list({one.changes: one for one in found}.values())

    def _improved(
        self,
        was: Decisions,
        start: Decisions,
        price: float,
        low: float,
        tell: Callable[[float], None],
        length: float = PART,
    ) -> Decisions:
        """Search for a while from `start` on, where each change to `was` costs `price`."""
        search = Search(with_change_price(self._problem, was.choice, price), self._seed)
        search.restore(start)
        search.settle(self._clock.told)
        for share in self._shares(low, low + length):
            search.round(cooled(share, warm=True))
            self.late_contacts = search.late_contacts
            tell(search.cost)
        search.finish()
        return decided(search.state, search.sessions)

    def _shares(self, low: float, high: float) -> Iterator[float]:
        while not self._clock.told():
            share = self._clock.share_done(self._rounds)
            if share >= high:
                return
            yield max(share - low, 0.0) / (high - low)
            self._rounds += 1

    def _note(self, decisions: Decisions) -> None:
        """Keep a plan, and what remains of it with fewer changes, where that is better."""
        search = Search(self._problem, self._seed)
        search.restore(decisions)
        for one in pruned(search, self._was):
            known = self._by_number.get(one.changes)
            if known is None or one.cost < known.cost - 1e-9:
                self._by_number[one.changes] = one


def _schedule(
    scenario: Scenario, problem: RosterProblem, decisions: Decisions, seed: int
) -> Schedule:
    search = Search(problem, seed)
    search.restore(decisions)
    return schedule_of(scenario, problem, search.state)


def _progress(attempt: Attempt, proof: Proof, clock: Clock, cost: float) -> Progress:
    return Progress(
        seconds=time.monotonic() - clock.started,
        objective=cost,
        lower_bound=proof.lower_bound,
        late_contacts=attempt.late_contacts,
        late_contacts_bound=proof.late_contacts_bound,
        phase="repairing",
    )
