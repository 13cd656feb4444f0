"""The search for repairs: at falling prices per change, ever more of them are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planner.roster.beginning import cooled
from planner.roster.limits import Clock
from planner.roster.problem import RosterProblem
from planner.roster.repair.change_price import with_change_price
from planner.roster.repair.pruning import Pruned, pruned
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.search import Search

FORBIDDEN = 1e6
PRICES = (FORBIDDEN, 16.0, 8.0, 4.0, 2.0, 1.0, 0.5, 0.25)
"""Late contacts that a change must save, from one part of the search to the next."""

PART = 0.09
"""The share of the time that each price has; in the rest, breaks settle round the changes."""

LESS = 1e-9

Span = tuple[float, float]
"""From which share of the time to which."""


class Attempt:
    """The best plan found so far for every number of changes to the plan that `was`.

    `objective` and `late_contacts` are those of the best of all, what changes cost left out.
    """

    def __init__(self, problem: RosterProblem, was: Decisions, seed: int, clock: Clock) -> None:
        self._problem, self._was, self._seed, self._clock = problem, was, seed, clock
        self._rounds = 0
        self._by_number: dict[int, Pruned] = {}
        self.objective = self.late_contacts = float("inf")
        self._note(was)

    def best(self) -> list[Pruned]:
        """What each number of changes can reach, without those that fewer reach as well."""
        kept: list[Pruned] = []
        for number in sorted(self._by_number):
            if not kept or self._by_number[number].cost < kept[-1].cost - LESS:
                kept.append(self._by_number[number])
        return kept

    def search(self, numbers: Sequence[int], tell: Callable[[], None]) -> None:
        """Let changes become cheaper step by step; then settle the best of each number.

        `tell` is called after every round.
        """
        reached = self._was
        for step, price in enumerate(PRICES):
            span = (step * PART, (step + 1) * PART)
            reached = self._improved(self._was, reached, price, span, tell)
            self._note(reached)
        shown = self._at_most(numbers)
        start = len(PRICES) * PART
        for place, one in enumerate(shown):
            ends = [start + (1 - start) * (place + k) / len(shown) for k in (0, 1)]
            settled = self._improved(
                one.decisions, one.decisions, FORBIDDEN, (ends[0], ends[1]), tell
            )
            self._note(settled)

    def _at_most(self, numbers: Sequence[int]) -> list[Pruned]:
        """The best with at most so many changes, for each of the numbers, once."""
        found = ([one for one in self.best() if one.changes <= number][-1] for number in numbers)
        return list({one.changes: one for one in found}.values())

    def _improved(
        self, was: Decisions, start: Decisions, price: float, span: Span, tell: Callable[[], None]
    ) -> Decisions:
        """Search for a while from `start` on, where each change to `was` costs `price`."""
        search = Search(with_change_price(self._problem, was.choice, price), self._seed)
        search.restore(start)
        search.settle(lambda: self._over(span))
        for share in self._shares(span):
            search.round(cooled(share, warm=True))
            tell()
        search.finish()
        return decided(search.state, search.sessions)

    def _over(self, span: Span) -> bool:
        return self._clock.told() or self._clock.share_done(self._rounds) >= span[1]

    def _shares(self, span: Span) -> Iterator[float]:
        """How much of a span is over, round by round, until it is."""
        low, high = span
        while not self._over(span):
            yield max(self._clock.share_done(self._rounds) - low, 0.0) / (high - low)
            self._rounds += 1

    def _note(self, decisions: Decisions) -> None:
        """Keep a plan, and what remains of it with fewer changes, where that is better."""
        search = Search(self._problem, self._seed)
        search.restore(decisions)
        if search.full_cost() < self.objective:
            self.objective, self.late_contacts = search.full_cost(), search.late_contacts
        for one in pruned(search, self._was):
            known = self._by_number.get(one.changes)
            if known is None or one.cost < known.cost - LESS:
                self._by_number[one.changes] = one
