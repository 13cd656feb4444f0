"""The market that finds prices: every agent's week holds a mixture of lines, and trades.

A week moves weight from the worst line that it holds to the best at the present prices, as far
as that pays while prices give way.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import numpy as np

from planner.compiled import compiled_lean, lowest_bit
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
)
from planner.roster.proof.bound import Bench, Prices, price_agent
from planner.roster.proof.supply import (
    NO_QUEUE,
    SMALL,
    Supply,
    base_supply,
    cheapest_served,
    come,
    dearest,
    leave,
)

MOST_LINES = 24
NO_LINE = -1
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
    """Mixtures of lines. A block is an agent's week; its intervals count from its first."""

    blocks: Table
    on_queue: Flags  # [blocks, lines, longest]
    weight: Floats  # [blocks, lines]
    cost: Floats  # [blocks, lines]
    supply: Supply
    fresh: Flags  # [longest] scratch: the line found
    near: Flags  # [longest] scratch: whether any line at hand is on queue
    gained: Floats  # [longest] scratch: what being on queue would earn, where `near`
    lost: Floats  # [longest] scratch: what it earns


@compiled_lean
def _write_line(lines: Lines, block: Any, bench: Bench, market: Market) -> None:
    """Spell the line just found out, interval by interval."""
    for k in range(block.end - block.start):
        market.fresh[k] = False
    for day in range(block.high - block.low):
        chosen = bench.paper.choice[day]
        if chosen == FREE:
            continue
        shift = lines.offers[chosen]
        place_breaks(lines, block.agent, bench.earned, chosen, bench.paper.places)
        for t in range(shift.first, min(shift.last, block.end)):
            market.fresh[t - block.start] = True
        for b in range(lines.shapes[shift.shape].first, lines.shapes[shift.shape].last):
            at = bench.paper.places[b - lines.shapes[shift.shape].first]
            for t in range(at, min(at + lines.breaks[b].length, block.end)):
                market.fresh[t - block.start] = False


@compiled_lean
def _value_time(lines: Lines, cover: Cover, market: Market, n: int, with_fresh: bool) -> None:
    """What its agent's time is worth where a line of block n, or the fresh one, is on queue."""
    block = market.blocks[n]
    length = block.end - block.start
    for k in range(length):
        market.near[k] = with_fresh and market.fresh[k]
    for m in range(MOST_LINES):
        if market.weight[n, m] > 0.0:
            for k in range(length):
                market.near[k] |= market.on_queue[n, m, k]
    who, price = lines.agents[block.agent], market.supply.price
    for k in range(length):
        if market.near[k]:
            t = block.start + k
            presence, left = 0.0, cover.serves[who.group]
            while left:
                presence += price.presence[t, lowest_bit(left)]
                left &= left - 1
            market.gained[k] = market.lost[k] = presence
            most = dearest(cover, market.supply, t, who.group)
            if most != NO_QUEUE:
                least = cheapest_served(cover, market.supply, t, who.group)
                market.gained[k] += price.capacity[t, most] * who.amount / UNIT
                market.lost[k] += price.capacity[t, least] * who.amount / UNIT


@compiled_lean
def _earned(line: Flags, worth: Floats, length: int) -> float:
    total = 0.0
    for k in range(length):
        if line[k]:
            total += worth[k]
    return total


@compiled_lean
def _gain(market: Market, old: Flags, new: Flags, length: int) -> float:
    """What a new line earns in place of an old one, their costs left out."""
    total = 0.0
    for k in range(length):
        if new[k] and not old[k]:
            total += market.gained[k]
        elif old[k] and not new[k]:
            total -= market.lost[k]
    return total


@compiled_lean
def _distance(cover: Cover, old: Flags, new: Flags, block: Any, who: Any) -> float:
    """The squared difference of what two lines offer; presence in its own, steeper, measure."""
    share = who.amount / UNIT
    total = 0.0
    for t in range(block.start, block.end):
        if old[t - block.start] != new[t - block.start]:
            total += share * share
            left = cover.serves[who.group]
            while left:
                if cover.cells[t, lowest_bit(left)].heads_wanted > 0:
                    total += cover.head_price
                left &= left - 1
    return total


@compiled_lean
def _replace(
    lines: Lines,
    cover: Cover,
    market: Market,
    n: int,
    old: Flags,
    new: Flags,
    weight: float,
    stiffness: float,
) -> None:
    """Let a new line of block n offer so much more, an old one so much less."""
    block = market.blocks[n]
    who = lines.agents[block.agent]
    for t in range(block.start, block.end):
        k = t - block.start
        if new[k] and not old[k]:
            come(cover, market.supply, t, who, weight, stiffness)
        elif old[k] and not new[k]:
            leave(cover, market.supply, t, who, weight, stiffness)


@compiled_lean
def _worst(market: Market, n: int) -> int:
    """The line of block n that earns least beyond its cost, or NO_LINE."""
    length = market.blocks[n].end - market.blocks[n].start
    worst, least = NO_LINE, np.inf
    for m in range(MOST_LINES):
        if market.weight[n, m] > 0.0:
            value = _earned(market.on_queue[n, m], market.lost, length) - market.cost[n, m]
            if value < least:
                worst, least = m, value
    return worst


@compiled_lean
def _lightest(market: Market, n: int) -> int:
    lightest = 0
    for m in range(MOST_LINES):
        if market.weight[n, m] < market.weight[n, lightest]:
            lightest = m
    return lightest


@compiled_lean
def _move_weight(
    lines: Lines,
    cover: Cover,
    market: Market,
    n: int,
    worst: int,
    new: Flags,
    cost: float,
    stiffness: float,
) -> float:
    """Move weight from the worst line to a new one as far as it pays; returns how much."""
    block = market.blocks[n]
    who, old = lines.agents[block.agent], market.on_queue[n, worst]
    gain = _gain(market, old, new, block.end - block.start) - cost + market.cost[n, worst]
    distance = _distance(cover, old, new, block, who)
    if gain <= SMALL or distance == 0.0:
        return 0.0
    weight: float = min(gain / (stiffness * distance), market.weight[n, worst])
    market.weight[n, worst] -= weight
    _replace(lines, cover, market, n, old, new, weight, stiffness)
    return weight


@compiled_lean
def _trade(
    lines: Lines, cover: Cover, market: Market, n: int, value: float, stiffness: float
) -> None:
    """Move weight from the block's worst line to the fresh one, whose value is given.

    Where the block holds as many lines as it can, the lightest makes room.
    """
    length = market.blocks[n].end - market.blocks[n].start
    _value_time(lines, cover, market, n, True)
    cost = _earned(market.fresh, market.gained, length) - value
    worst = _worst(market, n)
    if worst == NO_LINE:
        weight, room = 1.0, 0
        _replace(lines, cover, market, n, market.on_queue[n, 0], market.fresh, 1.0, stiffness)
    else:
        weight = _move_weight(lines, cover, market, n, worst, market.fresh, cost, stiffness)
        if weight == 0.0:
            return
        room = _lightest(market, n)
        left, old = market.weight[n, room], market.on_queue[n, room]
        if left > 0.0:
            _replace(lines, cover, market, n, old, market.fresh, left, stiffness)
            weight += left
    for k in range(length):
        market.on_queue[n, room, k] = market.fresh[k]
    market.cost[n, room] = cost
    market.weight[n, room] = weight


@compiled_lean
def _rebalance(lines: Lines, cover: Cover, market: Market, n: int, stiffness: float) -> None:
    """Move weight from the block's worst line to the best that it holds."""
    length = market.blocks[n].end - market.blocks[n].start
    _value_time(lines, cover, market, n, False)
    worst = _worst(market, n)
    best, most = worst, -np.inf
    for m in range(MOST_LINES):
        if market.weight[n, m] > 0.0:
            value = _earned(market.on_queue[n, m], market.gained, length) - market.cost[n, m]
            if value > most:
                best, most = m, value
    if best != worst:
        line, cost = market.on_queue[n, best], market.cost[n, best]
        weight = _move_weight(lines, cover, market, n, worst, line, cost, stiffness)
        market.weight[n, best] += weight


@compiled_lean
def trade_all(
    lines: Lines, cover: Cover, market: Market, order: Ints, stiffness: float, bench: Bench
) -> None:
    """Let every block trade once, for what it is worth at the prices it meets."""
    for n in order:
        block = market.blocks[n]
        price_agent(lines, cover, market.supply.price, block.agent, block.start, block.end, bench)
        value = best_line(
            lines, block.agent, block.low, block.high, bench.earned, bench.rows, bench.paper
        )
        if value > IMPOSSIBLE:
            _write_line(lines, block, bench, market)
            _trade(lines, cover, market, n, value, stiffness)


@compiled_lean
def rebalance_all(
    lines: Lines, cover: Cover, market: Market, order: Ints, stiffness: float
) -> None:
    """Let every block trade once among the lines that it holds, which is soon done."""
    for n in order:
        _rebalance(lines, cover, market, n, stiffness)


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


def open_market(problem: RosterProblem, reference: Prices) -> Market:
    """A market in which nobody holds a line yet."""
    blocks = agent_weeks(problem)
    longest = int((blocks["end"] - blocks["start"]).max(initial=1))
    return Market(
        blocks=blocks,
        on_queue=np.zeros((len(blocks), MOST_LINES, longest), dtype=np.bool_),
        weight=np.zeros((len(blocks), MOST_LINES)),
        cost=np.zeros((len(blocks), MOST_LINES)),
        supply=base_supply(problem, reference),
        fresh=np.zeros(longest, dtype=np.bool_),
        near=np.zeros(longest, dtype=np.bool_),
        gained=np.zeros(longest),
        lost=np.zeros(longest),
    )
