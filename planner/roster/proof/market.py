"""The market that finds prices: every agent's week holds a mixture of lines, and trades.

Where more is wanted than is offered, a price lies above its reference, in proportion. A week
moves weight from the worst line that it holds to the best at the present prices, as far as
that pays while prices give way.
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
    Floats,
    Ints,
    Lines,
    RosterProblem,
    Table,
)
from planner.roster.proof.bound import NO_QUEUE, Bench, Prices, price_agent

MOST_LINES = 24
OFF = -2
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
