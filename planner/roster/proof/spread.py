"""Deferred work in the market: each cohort moves from its dearest time to its cheapest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.problem import UNIT, Cover, Flags, Floats, Ints, Work
from planner.roster.proof.supply import Supply, set_price
from planner.roster.search.deferred import to_be_done


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
    supply: Supply,
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
                price = supply.price.capacity[t, q]
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
            supply.demand[dearest, q] -= step
            set_price(cover, supply, dearest, q, stiffness)
        else:
            step = min(step, late[c])
            late[c] -= step
        if cheapest >= 0:
            amount[start[c] + cheapest - first[c]] += step
            supply.demand[cheapest, q] += step
            set_price(cover, supply, cheapest, q, stiffness)
        else:
            late[c] += step
