"""Better and better prices for the bound.

The prices come from a market. Every agent holds, for each week, a mixture of lines, every
deferred queue a mixture of times for its work, every activity one of places; where more is
wanted than is offered, the price lies above its reference, in proportion (an augmented
Lagrangian). One after the other the agents look for a week's best line at the present prices,
and move weight to it from the worst line they hold, as far as that pays while prices give way
(pairwise Frank-Wolfe). It begins at the best flat prices, and after every pass the reference
becomes the price. In the limit the prices are those of the linear programme over all weeks'
lines. The bound they give is then computed with lines over the whole horizon, so that the
rules between weeks count too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from planner.roster.problem import RosterProblem
from planner.roster.proof.attendance import nobody_meets, trade_meetings
from planner.roster.proof.bound import Objective, Prices, bench_for, lower_bound
from planner.roster.proof.flat import best_flat_prices
from planner.roster.proof.market import (
    MOST_LINES,
    OFF,
    Market,
    agent_weeks,
    set_all_prices,
    trade_all,
)
from planner.roster.proof.spread import evenly, trade_work

PASSES_PER_EVALUATION = 4


class Attempt(NamedTuple):
    """How stiff prices are: how far one moves for one agent missing, in late contacts.

    Each evaluation that is better than the one before makes them move more by a factor, each
    that is not less, until hardly anything moves, or for so many passes.
    """

    stiffness: float
    stiffer: float
    softer: float
    passes: int


PASSES_PER_LOOK, SLOW = 20, 2e-3
"""A bound that rises by less than this share in so many passes is nearly found."""

ATTEMPTS = (
    Attempt(3e-4, stiffer=1.3, softer=0.6, passes=400),
    Attempt(3e-4, stiffer=1.0, softer=0.6, passes=400),
    Attempt(3e-3, stiffer=1.0, softer=0.98, passes=2000),
)
"""Measured on the shipped scenarios: where skills tie queues together loosely (odd_hours) only
stiffer prices soon find the level of each; elsewhere those that only soften end up to 0.5 %
higher; and late contacts alone gain another 3 % from patience (follow_the_sun)."""

USUAL_AGENTS, MOST_SCALED = 100, 1e-2
"""Of many agents each moves prices less: with 500, prices that are 30 times stiffer rise faster
(28,846 after 15 s instead of 28,700), with 100 they end lower (3,017 instead of 3,044)."""

ATTEMPTS_LATE = (Attempt(1e-2, stiffer=1.0, softer=0.9, passes=400), *ATTEMPTS)
"""Where only late contacts count, flat prices are right for most hours, and those of the few
others have far to go (global_500 with a capacity of 0.95)."""
SETTLED = 3e-5


class Ascent:
    """The best bound so far, and the market that will give a better one.

    `steady` once it rises slowly, `settled` once nothing more is to be expected.
    """

    def __init__(
        self, problem: RosterProblem, objective: Objective, attempts: Sequence[Attempt] = ATTEMPTS
    ) -> None:
        self._problem, self._objective = problem, objective
        self._bench = bench_for(problem)
        self._flat = best_flat_prices(problem, objective, self._bench)
        self._attempts = iter(attempts)
        size = (problem.agents / USUAL_AGENTS) ** 2
        self._scale = min(max(size, 1.0), MOST_SCALED / attempts[0].stiffness)
        self._order = np.random.default_rng(0)
        self.best = self._flat.bound
        self.passes = 0
        self.settled = self.steady = False
        self._at_last_look = self.best
        self._begin(next(self._attempts))

    def _begin(self, attempt: Attempt) -> None:
        """Open a market at the best flat prices, in which nothing is offered yet."""
        problem = self._problem
        shape = problem.cover.cells.shape
        blocks = agent_weeks(problem)
        longest = int((blocks["end"] - blocks["start"]).max(initial=1))
        self._attempt, self._stiffness = attempt, attempt.stiffness * self._scale
        self._end = self.passes + attempt.passes
        self._fresh, self._last_value = True, -np.inf
        self._market = Market(
            blocks=blocks,
            queue=np.full((len(blocks), MOST_LINES, longest), OFF, dtype=np.int8),
            weight=np.zeros((len(blocks), MOST_LINES)),
            cost=np.zeros((len(blocks), MOST_LINES)),
            supply=np.zeros(shape),
            heads=problem.base_heads.astype(np.float64),
            demand=np.zeros(shape),
            price=Prices(np.zeros(shape), np.zeros(shape)),
            reference=Prices(*(prices.copy() for prices in self._flat.prices)),
            fresh=np.zeros(longest, dtype=np.int8),
        )
        self._attendance = nobody_meets(self._objective.places)
        self._spreads = [evenly(work) for work in problem.work]
        for work, spread in zip(problem.work, self._spreads, strict=True):
            for first, last, at in zip(spread.first, spread.last, spread.start, strict=True):
                part = spread.amount[at : at + last - first + 1]
                self._market.demand[first : last + 1, work.queue] += part

    def step(self) -> float:
        """One pass over all agents and queues; returns the best bound."""
        if self.settled:
            return self.best
        self._pass()
        self.passes += 1
        if self.passes % PASSES_PER_EVALUATION == 0:
            self._evaluate()
        if self.passes % PASSES_PER_LOOK == 0:
            self.steady = self.best - self._at_last_look <= SLOW * abs(self.best)
            self._at_last_look = self.best
        return self.best

    def _pass(self) -> None:
        cover, market = self._problem.cover, self._market
        set_all_prices(cover, market, self._stiffness, self._objective.presence)
        order = self._order.permutation(len(market.blocks)).astype(np.int32)
        trade_all(
            self._objective.lines, cover, market, order, self._stiffness,
            self._objective.presence, self._bench,
        )  # fmt: skip
        trade_meetings(
            self._objective.lines, cover, market, self._objective.places, self._attendance,
            self._stiffness, self._objective.presence, self._bench,
        )  # fmt: skip
        self._spread_work()
        # In the first pass hardly anything is offered yet, and prices mean nothing.
        if not self._fresh:
            for reference, price in zip(market.reference, market.price, strict=True):
                reference[:] = price
        self._fresh = False

    def _evaluate(self) -> None:
        """See what the prices prove, and make them stiffer or softer by it."""
        value = lower_bound(self._problem, self._objective, self._market.price, self._bench)
        better = value > self._last_value
        self._stiffness *= self._attempt.stiffer if better else self._attempt.softer
        self._last_value = value
        self.best = max(self.best, value)
        if self._stiffness < SETTLED or self.passes >= self._end:
            following = next(self._attempts, None)
            if following is None:
                self.settled = True
            else:
                self._begin(following)

    def _spread_work(self) -> None:
        """Let every deferred queue move its work towards cheaper times."""
        for work, spread in zip(self._problem.work, self._spreads, strict=True):
            trade_work(
                self._problem.cover, self._market, work.queue, spread.first, spread.last,
                spread.start, spread.amount, spread.late, work.open, self._stiffness,
            )  # fmt: skip
