"""Better and better prices for the bound.

The prices come from a market. Every agent holds, for each week, a mixture of lines, every
group of agents one of queues to serve in each interval, every deferred queue one of times for
its work, every activity one of places; where more is wanted than is offered, the price lies
above its reference, in proportion (an augmented Lagrangian). One after the other the agents
look for a week's best line at the present prices, and move weight to it from the worst line
they hold, as far as that pays while prices give way (pairwise Frank-Wolfe); then once more
among the lines they hold, which takes little and brings prices close to what those lines allow.
It begins at the best flat prices, and after every pass the reference becomes the price. In the
limit the prices are those of the linear programme over all weeks' lines. The bound they give
is then computed with lines over the whole horizon, so that the rules between weeks count too.
"""

from __future__ import annotations

import numpy as np

from planner.roster.problem import Ints, RosterProblem
from planner.roster.proof.attendance import nobody_meets, trade_meetings
from planner.roster.proof.bound import Bench, Objective, bench_for, lower_bound
from planner.roster.proof.flat import best_flat_prices
from planner.roster.proof.market import open_market, rebalance_all, trade_all
from planner.roster.proof.spread import evenly, trade_work
from planner.roster.proof.supply import set_all_prices, share_anew

PASSES_PER_EVALUATION = 4
PASSES_PER_LOOK, SLOW = 8, 4e-3
"""A bound that rises by less than this share in so many passes is nearly found."""

STIFFNESS, STIFFER, SOFTER = 5e-3, 1.3, 0.6
"""How far a price moves for one agent missing, in late contacts, at first; it moves further after
each evaluation that is better than the one before, and less far after each that is not. From
8 to 500 agents it was measured: begun at 1e-3 to 1e-2, bounds of the whole objective end within
0.2 %, those of late contacts alone within 3 %."""

SETTLED = 0.01
"""Of the first stiffness: hardly anything moves any more."""


class Ascent:
    """The best bound so far, and the market that will give a better one.

    `steady` once it has risen slowly, `settled` once nothing more is to be expected. Those that
    rise on one thread may share a `bench`.
    """

    def __init__(
        self, problem: RosterProblem, objective: Objective, bench: Bench | None = None
    ) -> None:
        self._problem, self._objective = problem, objective
        self._bench = bench or bench_for(problem)
        flat = best_flat_prices(problem, objective, self._bench)
        self._order = np.random.default_rng(0)
        self.best = self._at_last_look = flat.bound
        self.passes = 0
        self.settled = self.steady = False
        self._stiffness, self._last_value = STIFFNESS, -np.inf
        self._market = open_market(problem, flat.prices)
        self._attendance = nobody_meets(objective.places)
        self._spreads = [evenly(work) for work in problem.work]
        for work, spread in zip(problem.work, self._spreads, strict=True):
            for first, last, at in zip(spread.first, spread.last, spread.start, strict=True):
                part = spread.amount[at : at + last - first + 1]
                self._market.supply.demand[first : last + 1, work.queue] += part

    def step(self) -> float:
        """One pass over all agents and queues; returns the best bound."""
        if self.settled:
            return self.best
        self._pass()
        self.passes += 1
        if self.passes % PASSES_PER_EVALUATION == 0:
            self._evaluate()
        if self.passes % PASSES_PER_LOOK == 0:
            self.steady |= self.best - self._at_last_look <= SLOW * abs(self.best)
            self._at_last_look = self.best
        return self.best

    def _pass(self) -> None:
        lines, cover = self._objective.lines, self._objective.cover
        market, stiffness = self._market, self._stiffness
        set_all_prices(cover, market.supply, stiffness)
        trade_all(lines, cover, market, self._any_order(), stiffness, self._bench)
        share_anew(cover, market.supply, stiffness)
        rebalance_all(lines, cover, market, self._any_order(), stiffness)
        trade_meetings(
            lines, cover, market.supply, self._objective.places, self._attendance, stiffness,
            self._bench,
        )  # fmt: skip
        self._spread_work()
        # In the first pass hardly anything is offered yet, and prices mean nothing.
        if self.passes > 0:
            for reference, price in zip(market.supply.reference, market.supply.price, strict=True):
                reference[:] = price

    def _any_order(self) -> Ints:
        return self._order.permutation(len(self._market.blocks)).astype(np.int32)

    def _evaluate(self) -> None:
        """See what the prices prove, and make them stiffer or softer by it."""
        value = lower_bound(self._problem, self._objective, self._market.supply.price, self._bench)
        self._stiffness *= STIFFER if value > self._last_value else SOFTER
        self._last_value = value
        self.best = max(self.best, value)
        self.settled = self._stiffness < SETTLED * STIFFNESS

    def _spread_work(self) -> None:
        """Let every deferred queue move its work towards cheaper times."""
        for work, spread in zip(self._problem.work, self._spreads, strict=True):
            trade_work(
                self._objective.cover, self._market.supply, work.queue, spread.first,
                spread.last, spread.start, spread.amount, spread.late, work.open, self._stiffness,
            )  # fmt: skip
