"""What every group of agents gives to which queue, and the prices that follow from it.

Where more is wanted than is offered, a price lies above its reference, in proportion to the
`stiffness`: late contacts for an agent missing. What a group has more of goes to the dearest of
its queues, what it has less of is taken from the cheapest that it serves.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from planner.compiled import compiled_lean, lowest_bit
from planner.roster.problem import UNIT, Cover, Floats, RosterProblem
from planner.roster.proof.bound import Prices

NO_QUEUE = -1
SMALL = 1e-9


class Supply(NamedTuple):
    """What is offered and wanted, in agents, and at which prices."""

    given: Floats  # [T, groups, Q] by each group to each queue
    offered: Floats  # [T, Q]
    heads: Floats  # [T, Q]
    demand: Floats  # [T, Q] for deferred work
    price: Prices
    reference: Prices


def base_supply(problem: RosterProblem, reference: Prices) -> Supply:
    """What is offered when nobody works but those whom no decision changes."""
    cover = problem.cover
    shape = cover.cells.shape
    supply = Supply(
        given=np.zeros((shape[0], len(cover.serves), shape[1])),
        offered=np.zeros(shape),
        heads=problem.base_heads.astype(np.float64),
        demand=np.zeros(shape),
        price=Prices(*(prices.copy() for prices in reference)),
        reference=Prices(*(prices.copy() for prices in reference)),
    )
    _offer_base(cover, supply, problem.base_amount / UNIT)
    return supply


@compiled_lean
def _offer_base(cover: Cover, supply: Supply, amount: Floats) -> None:
    for t in range(amount.shape[0]):
        for g in range(amount.shape[1]):
            q = dearest(cover, supply, t, g)
            if q != NO_QUEUE:
                supply.given[t, g, q] += amount[t, g]
                supply.offered[t, q] += amount[t, g]


@compiled_lean
def set_price(cover: Cover, supply: Supply, t: int, q: int, stiffness: float) -> None:
    """The price at which what is wanted, what is offered and the reference agree."""
    offered = supply.offered[t, q]
    reference = supply.reference.capacity[t, q]
    cell = cover.cells[t, q]
    if cover.queues[q].deferred:
        price = reference + stiffness * (supply.demand[t, q] - offered)
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
    supply.price.capacity[t, q] = max(price, 0.0)


@compiled_lean
def _set_presence_price(cover: Cover, supply: Supply, t: int, q: int, stiffness: float) -> None:
    """The same for a head that is wanted."""
    wanted = cover.cells[t, q].heads_wanted
    if wanted > 0:
        price = supply.reference.presence[t, q]
        price += stiffness * cover.head_price * (wanted - supply.heads[t, q])
        supply.price.presence[t, q] = min(max(price, 0.0), cover.head_price)


@compiled_lean
def set_all_prices(cover: Cover, supply: Supply, stiffness: float) -> None:
    """All prices anew."""
    for t in range(supply.offered.shape[0]):
        for q in range(supply.offered.shape[1]):
            set_price(cover, supply, t, q, stiffness)
            _set_presence_price(cover, supply, t, q, stiffness)


@compiled_lean
def dearest(cover: Cover, supply: Supply, t: int, g: int) -> int:
    """The queue that pays a group most, or NO_QUEUE for a group that serves none."""
    best, most = NO_QUEUE, -1.0
    left = cover.serves[g]
    while left:
        q = lowest_bit(left)
        left &= left - 1
        if supply.price.capacity[t, q] > most:
            best, most = q, supply.price.capacity[t, q]
    return best


@compiled_lean
def cheapest_served(cover: Cover, supply: Supply, t: int, g: int) -> int:
    """The queue that pays a group least among those it gives to; the dearest if there is none."""
    worst, least = NO_QUEUE, np.inf
    left = cover.serves[g]
    while left:
        q = lowest_bit(left)
        left &= left - 1
        if supply.given[t, g, q] > SMALL and supply.price.capacity[t, q] < least:
            worst, least = q, supply.price.capacity[t, q]
    return worst if worst != NO_QUEUE else dearest(cover, supply, t, g)


@compiled_lean
def _give(
    cover: Cover, supply: Supply, t: int, g: int, q: int, amount: float, stiffness: float
) -> None:
    supply.given[t, g, q] += amount
    supply.offered[t, q] += amount
    set_price(cover, supply, t, q, stiffness)


@compiled_lean
def _count_heads(
    cover: Cover, supply: Supply, t: int, g: int, heads: float, stiffness: float
) -> None:
    left = cover.serves[g]
    while left:
        q = lowest_bit(left)
        left &= left - 1
        supply.heads[t, q] += heads
        _set_presence_price(cover, supply, t, q, stiffness)


@compiled_lean
def come(cover: Cover, supply: Supply, t: int, who: Any, weight: float, stiffness: float) -> None:
    """Have so much of an agent come on queue in interval t."""
    q = dearest(cover, supply, t, who.group)
    if q != NO_QUEUE:
        _give(cover, supply, t, who.group, q, weight * who.amount / UNIT, stiffness)
        _count_heads(cover, supply, t, who.group, weight, stiffness)


@compiled_lean
def leave(cover: Cover, supply: Supply, t: int, who: Any, weight: float, stiffness: float) -> None:
    """Have so much of an agent leave the queues in interval t, who may owe it for a while.

    A meeting takes from shifts that are yet to come.
    """
    left = weight * who.amount / UNIT
    while left > 0.0:
        q = cheapest_served(cover, supply, t, who.group)
        if q == NO_QUEUE:
            return
        there = supply.given[t, who.group, q]
        taken = min(left, there) if there > SMALL else left
        _give(cover, supply, t, who.group, q, -taken, stiffness)
        left -= taken
    _count_heads(cover, supply, t, who.group, -weight, stiffness)


@compiled_lean
def share_anew(cover: Cover, supply: Supply, stiffness: float) -> None:
    """Let every group move capacity from its cheapest queue to its dearest, as far as that pays."""
    for t in range(supply.given.shape[0]):
        for g in range(supply.given.shape[1]):
            low, high = cheapest_served(cover, supply, t, g), dearest(cover, supply, t, g)
            if low == high:
                continue
            gain = supply.price.capacity[t, high] - supply.price.capacity[t, low]
            step = min(gain / (2.0 * stiffness), supply.given[t, g, low])
            if step > SMALL:
                _give(cover, supply, t, g, low, -step, stiffness)
                _give(cover, supply, t, g, high, step, stiffness)
