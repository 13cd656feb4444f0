"""Better and better prices for the bound.

The prices come from a market. Every agent holds, for each week, a mixture of lines, every
deferred queue a mixture of times for its work; where more is wanted than is offered, the
price lies above its reference, in proportion (an augmented Lagrangian). One after the other
the agents look for a week's best line at the present prices, and move weight to it from the
worst line they hold, as far as that pays while prices give way (pairwise Frank-Wolfe). It
begins at the best flat prices, and after every pass the reference becomes the price. In the
limit the prices are those of the linear programme over all weeks' lines. The bound they give
is then computed with lines over the whole horizon, so that the rules between weeks count too.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.best_line import IMPOSSIBLE, best_line, place_breaks
from planner.roster.problem import (
    FREE,
    UNIT,
    Cover,
    Flags,
    Floats,
    Ints,
    Lines,
    RosterProblem,
    Table,
    Work,
)
from planner.roster.proof.bound import (
    NO_QUEUE,
    Bench,
    Objective,
    Prices,
    bench_for,
    lower_bound,
    price_agent,
)
from planner.roster.proof.flat import best_flat_prices
from planner.roster.search.deferred import to_be_done

MOST_LINES = 24
OFF = -2
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


ATTEMPTS = (
    Attempt(3e-4, stiffer=1.3, softer=0.6, passes=400),
    Attempt(3e-4, stiffer=1.0, softer=0.6, passes=400),
    Attempt(3e-3, stiffer=1.0, softer=0.98, passes=2000),
)
"""Measured on the shipped scenarios: where skills tie queues together loosely (odd_hours) only
stiffer prices soon find the level of each; elsewhere those that only soften end up to 0.5 %
higher; and late contacts alone gain another 3 % from patience (follow_the_sun)."""
SETTLED = 3e-5


BLOCK = np.dtype(
    [
        ("agent", np.int32),
        ("low", np.int32),  # rows [low, high)
        ("high", np.int32),
        ("start", np.int32),  # intervals [start, end) that its shifts can cover
        ("end", np.int32),
    ],
    align=True,
)


class Market(NamedTuple):
    """Mixtures and prices. A block is an agent's week.

    `queue` holds lines, from the block's first interval on: the queue served, NO_QUEUE or OFF.
    """

    blocks: Table
    queue: NDArray[np.int8]  # [blocks, lines, longest]
    weight: Floats  # [blocks, lines]
    cost: Floats  # [blocks, lines]
    supply: Floats  # [T, Q] agents
    heads: Floats  # [T, Q]
    demand: Floats  # [T, Q] agents wanted for deferred work
    price: Prices
    reference: Prices
    fresh: NDArray[np.int8]  # [longest] scratch: the line found


@compiled_lean
def set_price(
    cover: Cover, market: Market, t: int, q: int, stiffness: float, presence: bool
) -> None:
    """The price at which what is wanted, what is offered and the reference agree."""
    offered = market.supply[t, q]
    reference = market.reference.capacity[t, q]
    cell = cover.cells[t, q]
    if cover.queues[q].deferred:
        price = reference + stiffness * (market.demand[t, q] - offered)
        price = min(price, cover.queues[q].work_value)
    else:
        price = reference + stiffness * (cell.agents - offered)
        for k in range(cell.agents):
            worth = cover.slope[cell.slope_first + k]
            full = reference + stiffness * (k - offered)
            if full >= worth:
                price = full
                break
            if reference + stiffness * (k + 1 - offered) >= worth:
                price = worth
                break
    market.price.capacity[t, q] = max(price, 0.0)
    if presence and cell.heads_wanted > 0:
        price = market.reference.presence[t, q]
        price += stiffness * cover.head_price * (cell.heads_wanted - market.heads[t, q])
        market.price.presence[t, q] = min(max(price, 0.0), cover.head_price)


@compiled_lean
def _write_line(lines: Lines, block: Any, bench: Bench, market: Market) -> None:
    """Spell the line just found out, interval by interval."""
    for k in range(block.end - block.start):
        market.fresh[k] = OFF
    for day in range(block.high - block.low):
        chosen = bench.paper.choice[day]
        if chosen == FREE:
            continue
        shift = lines.offers[chosen]
        place_breaks(lines, block.agent, bench.earned, chosen, bench.paper.places)
        for t in range(shift.first, min(shift.last, block.end)):
            market.fresh[t - block.start] = bench.queue[t]
        for b in range(lines.shapes[shift.shape].first, lines.shapes[shift.shape].last):
            at = bench.paper.places[b - lines.shapes[shift.shape].first]
            for t in range(at, min(at + lines.breaks[b].length, block.end)):
                market.fresh[t - block.start] = OFF


@compiled_lean
def _earnings(
    cover: Cover,
    market: Market,
    line: NDArray[np.int8],
    start: int,
    end: int,
    serves: int,
    share: float,
) -> float:
    """What a line earns at the present prices."""
    total = 0.0
    for t in range(start, end):
        queue = line[t - start]
        if queue != OFF:
            if queue != NO_QUEUE:
                total += share * market.price.capacity[t, queue]
            for q in range(len(cover.queues)):
                if cover.cells[t, q].heads_wanted > 0 and (serves >> q) & 1:
                    total += market.price.presence[t, q]
    return total


@compiled_lean
def _distance(
    cover: Cover,
    a: NDArray[np.int8],
    b: NDArray[np.int8],
    start: int,
    end: int,
    serves: int,
    share: float,
) -> float:
    """The squared difference of what two lines offer; presence in its own, steeper, measure."""
    total = 0.0
    for t in range(start, end):
        k = t - start
        if a[k] != b[k]:
            total += share * share * ((a[k] >= 0) + (b[k] >= 0))
            if (a[k] == OFF) != (b[k] == OFF):
                for q in range(len(cover.queues)):
                    if cover.cells[t, q].heads_wanted > 0 and (serves >> q) & 1:
                        total += cover.head_price
    return total


@compiled_lean
def _reweigh(
    cover: Cover, market: Market, n: int, m: int, change: float, serves: int, share: float
) -> None:
    """Let line m of block n count by `change` more in what is offered."""
    market.weight[n, m] += change
    start, line = market.blocks[n].start, market.queue[n, m]
    for t in range(start, market.blocks[n].end):
        queue = line[t - start]
        if queue != OFF:
            if queue != NO_QUEUE:
                market.supply[t, queue] += share * change
            for q in range(len(cover.queues)):
                if cover.cells[t, q].heads_wanted > 0 and (serves >> q) & 1:
                    market.heads[t, q] += change


@compiled_lean
def _trade(
    lines: Lines,
    cover: Cover,
    market: Market,
    n: int,
    value: float,
    stiffness: float,
    presence: bool,
) -> None:
    """Move weight from the block's worst line to the fresh one, whose value is given.

    Where the block holds as many lines as it can, the lightest makes room.
    """
    block = market.blocks[n]
    start, end = block.start, block.end
    who = lines.agents[block.agent]
    serves, share = cover.serves[who.group], who.amount / UNIT
    worst, worst_value, lightest = -1, np.inf, 0
    for m in range(MOST_LINES):
        if market.weight[n, m] < market.weight[n, lightest]:
            lightest = m
        if market.weight[n, m] > 0.0:
            earned = _earnings(cover, market, market.queue[n, m], start, end, serves, share)
            if earned - market.cost[n, m] < worst_value:
                worst, worst_value = m, earned - market.cost[n, m]
    cost = _earnings(cover, market, market.fresh, start, end, serves, share) - value
    step = 1.0
    if worst >= 0:
        gain = value - worst_value
        distance = _distance(cover, market.fresh, market.queue[n, worst], start, end, serves, share)
        if gain <= 1e-12 or distance == 0.0:
            return
        step = min(gain / (stiffness * distance), market.weight[n, worst])
        _reweigh(cover, market, n, worst, -step, serves, share)
        if market.weight[n, worst] < 1e-9:
            lightest = worst
        left = market.weight[n, lightest]
        _reweigh(cover, market, n, lightest, -left, serves, share)
        step += left
    for k in range(end - start):
        market.queue[n, lightest, k] = market.fresh[k]
    market.cost[n, lightest] = cost
    market.weight[n, lightest] = 0.0
    _reweigh(cover, market, n, lightest, step, serves, share)
    for t in range(start, end):
        for q in range(len(cover.queues)):
            if (serves >> q) & 1:
                set_price(cover, market, t, q, stiffness, presence)


@compiled_lean
def trade_all(
    lines: Lines,
    cover: Cover,
    market: Market,
    order: Ints,
    stiffness: float,
    presence: bool,
    bench: Bench,
) -> None:
    """Let every block trade once, for what it is worth at the prices it meets."""
    for n in order:
        block = market.blocks[n]
        price_agent(lines, cover, market.price, block.agent, block.start, block.end, bench)
        value = best_line(
            lines, block.agent, block.low, block.high, bench.earned, bench.rows, bench.paper
        )
        if value > IMPOSSIBLE:
            _write_line(lines, block, bench, market)
            _trade(lines, cover, market, n, value, stiffness, presence)


@compiled_lean
def set_all_prices(cover: Cover, market: Market, stiffness: float, presence: bool) -> None:
    """All prices anew."""
    for t in range(market.supply.shape[0]):
        for q in range(market.supply.shape[1]):
            set_price(cover, market, t, q, stiffness, presence)


def agent_weeks(problem: RosterProblem) -> Table:
    """The blocks of the market: every agent's weeks that offer any shift."""
    lines, found = problem.lines, []
    for agent in range(problem.agents):
        rows = problem.rows_of(agent)
        for _, week in groupby(rows, key=lambda row: int(lines.rows["week"][row])):
            days = list(week)
            offers = lines.offers[
                lines.rows["offer_first"][days[0]] : lines.rows["offer_last"][days[-1]]
            ]
            if len(offers):
                end = min(int(offers["last"].max()), problem.intervals)
                start = int(offers["first"].min())
                found.append((agent, days[0], days[-1] + 1, start, max(start, end)))
    return np.array(found, dtype=BLOCK)


class Spread(NamedTuple):
    """One deferred queue's work: cohort c does amount[start[c] + k] in interval first[c] + k.

    `late` is what it does not do in time. Amounts are in agent-intervals.
    """

    first: NDArray[np.int32]
    last: NDArray[np.int32]
    start: NDArray[np.int64]
    amount: Floats
    late: Floats


def evenly(work: Work) -> Spread:
    """Every cohort's work spread over its open window."""
    lengths = work.last - work.first + 1
    start = (np.cumsum(lengths) - lengths).astype(np.int64)
    amount = np.zeros(int(lengths.sum()))
    for total, first, last, at in zip(to_be_done(work), work.first, work.last, start, strict=True):
        opened = work.open[first : last + 1]
        amount[at : at + len(opened)] = total / UNIT * opened / max(opened.sum(), 1)
    return Spread(work.first, work.last, start, amount, np.zeros(len(start)))


@compiled_lean
def trade_work(
    cover: Cover,
    market: Market,
    q: int,
    first: Ints,
    last: Ints,
    start: NDArray[np.int64],
    amount: Floats,
    late: Floats,
    opened: Flags,
    stiffness: float,
) -> None:
    """Let each cohort move work from its dearest time to its cheapest, or into lateness."""
    for c in range(len(first)):
        cheapest, least = -1, cover.queues[q].work_value
        dearest, most = -1, -1.0
        if late[c] > 0.0:
            most = least
        for t in range(first[c], last[c] + 1):
            if opened[t]:
                price = market.price.capacity[t, q]
                if price < least:
                    cheapest, least = t, price
                if price > most and amount[start[c] + t - first[c]] > 0.0:
                    dearest, most = t, price
        if most <= least:
            continue
        step = (most - least) / (2.0 * stiffness)
        if dearest >= 0:
            step = min(step, amount[start[c] + dearest - first[c]])
            amount[start[c] + dearest - first[c]] -= step
            market.demand[dearest, q] -= step
            set_price(cover, market, dearest, q, stiffness, False)
        else:
            step = min(step, late[c])
            late[c] -= step
        if cheapest >= 0:
            amount[start[c] + cheapest - first[c]] += step
            market.demand[cheapest, q] += step
            set_price(cover, market, cheapest, q, stiffness, False)
        else:
            late[c] += step


class Ascent:
    """The best bound so far, and the market that will give a better one."""

    def __init__(self, problem: RosterProblem, objective: Objective) -> None:
        self._problem, self._objective = problem, objective
        self._bench = bench_for(problem)
        self._flat = best_flat_prices(problem, objective, self._bench)
        self._attempts = iter(ATTEMPTS)
        self._order = np.random.default_rng(0)
        self.best = self._flat.bound
        self.passes = 0
        self.settled = False
        self._begin(next(self._attempts))

    def _begin(self, attempt: Attempt) -> None:
        """Open a market at the best flat prices, in which nothing is offered yet."""
        problem = self._problem
        shape = problem.cover.cells.shape
        blocks = agent_weeks(problem)
        longest = int((blocks["end"] - blocks["start"]).max(initial=1))
        self._attempt, self._stiffness = attempt, attempt.stiffness
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
        return self.best

    def _pass(self) -> None:
        cover, market = self._problem.cover, self._market
        set_all_prices(cover, market, self._stiffness, self._objective.presence)
        order = self._order.permutation(len(market.blocks)).astype(np.int32)
        trade_all(
            self._objective.lines, cover, market, order, self._stiffness,
            self._objective.presence, self._bench,
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
