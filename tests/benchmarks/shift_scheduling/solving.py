"""An instance solved by the product's search, and what every plan has to stand."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from planner.roster.limits import Clock
from planner.roster.model.last_word import last_word
from planner.roster.problem import RosterProblem
from planner.roster.search.decisions import decided
from planner.roster.search.search import Search

from .caps import Withheld, likely_caps, rationed
from .checking import Plan, judge
from .instance import Instance
from .roster import plan_of, roster_problem

SEARCH_SCALE = 0.1
"""Late contacts for a unit of cost, at which the search's heats suit costs of 1 to 100."""

LOOKS_AFTER = (0.6, 0.7, 0.8, 0.9, 0.95)
"""Shares of the search after which the best plan is looked at for caps that are not counted."""

NEARLY = 1e-6


class Unsound(Exception):
    """The plan breaks a rule, or costs what the search does not say: a fault within."""


@dataclass(frozen=True)
class Found:
    """A plan that keeps every rule, what it costs, and the rounds of the search for it."""

    plan: Plan
    cost: int
    rounds: int


def search_plan(instance: Instance, seed: int, clock: Clock) -> Found:
    """Search for a plan until the clock is over; raises `Unsound`."""
    work = _Work(instance, seed)
    looks = iter(LOOKS_AFTER)
    next_look = next(looks)
    while not clock.over(work.rounds):
        share = clock.share_done(work.rounds)
        if share > next_look:
            next_look = next(looks, 1.0)
            work.ration()
        work.round(share)
    while work.ration():
        work.settle()
    return work.found()


class _Work:
    """A search, begun anew from its best plan wherever that breaks a cap that is not counted."""

    def __init__(self, instance: Instance, seed: int) -> None:
        self._instance, self._seed = instance, seed
        self._draw = Random(seed)
        self._withheld: Withheld = frozenset()
        self.rounds = 0
        self._search = self._new_search()
        self._search.first_plan()

    def _new_search(self) -> Search:
        caps = likely_caps(self._instance)
        problem = roster_problem(self._instance, caps, SEARCH_SCALE, self._withheld)
        return Search(problem, self._seed + self.rounds)

    def round(self, share_done: float) -> None:
        self._search.round(share_done)
        self.rounds += 1

    def settle(self) -> None:
        self._search.settle(lambda: False)

    def ration(self) -> bool:
        """Keep the caps that the best plan so far breaks; whether there were any."""
        self._search.finish()
        more = rationed(self._instance, self._plan(), self._draw)
        if more:
            decisions = decided(self._search.state, self._search.sessions)
            self._withheld = self._withheld | more
            self._search = self._new_search()
            self._search.resume(decisions, fill_idle=False)
        return bool(more)

    def _plan(self) -> Plan:
        choice = self._search.state.rows["choice"]
        return plan_of(self._instance, self._search.problem, choice)

    def found(self) -> Found:
        choice = self._search.state.rows["choice"]
        return sound(self._instance, self._search.problem, SEARCH_SCALE, choice, self.rounds)


def sound(
    instance: Instance,
    problem: RosterProblem,
    scale: float,
    choice: NDArray[np.int32],
    rounds: int,
) -> Found:
    """A plan, by its choice of offers [rows], that the checker and the product's model both pass.

    Raises `Unsound` where the checker finds a rule broken or another cost than the product, and
    `ModelDisagrees` where the product's constraint model does.
    """
    plan = plan_of(instance, problem, choice)
    verdict = judge(instance, plan)
    search = Search(problem, 0)
    search.restore(decided(search.state, search.sessions)._replace(choice=choice))
    cost = search.full_cost()
    if verdict.broken or abs(verdict.cost - cost / scale) > NEARLY * max(1, verdict.cost):
        raise Unsound(f"{verdict} against {cost / scale}")
    last_word(problem, search.state, cost)
    return Found(plan, verdict.cost, rounds)
