"""Flat prices: one level for capacity wherever it is wanted, the first step to good prices.

Where capacity is about what is required, most of it is worth much the same, so that a single
number already gives most of the bound. No interval pays more than its first agent is worth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.roster.problem import Floats, RosterProblem
from planner.roster.proof.bound import Bench, Objective, Prices, lower_bound

HALVINGS = 10
REFINEMENTS = 5
GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True)
class Flat:
    """The best level found, its prices, and the bound that they prove."""

    bound: float
    level: float
    prices: Prices


def best_flat_prices(problem: RosterProblem, objective: Objective, bench: Bench) -> Flat:
    """Look for the best level: by halves from the dearest capacity down, then between two.

    The bound is concave in the level but for the caps, so that a search by sections finds it.
    """
    most = most_paid(problem)

    def at(level: float) -> Flat:
        prices = Prices(np.minimum(most, level), np.zeros_like(most))
        return Flat(lower_bound(problem, objective, prices, bench), level, prices)

    best = at(0.0)
    top = float(most.max(initial=0.0))
    for halving in range(HALVINGS):
        found = at(top / 2**halving)
        if found.bound < best.bound and best.level > 0.0:
            break
        best = max(best, found, key=lambda flat: flat.bound)
    if best.level == 0.0:
        return best
    low, high = best.level / 2, best.level * 2
    left, right = at(high - GOLDEN * (high - low)), at(low + GOLDEN * (high - low))
    for _ in range(REFINEMENTS):
        best = max(best, left, right, key=lambda flat: flat.bound)
        if left.bound > right.bound:
            high, right = right.level, left
            left = at(high - GOLDEN * (high - low))
        else:
            low, left = left.level, right
            right = at(low + GOLDEN * (high - low))
    return max(best, left, right, key=lambda flat: flat.bound)


def most_paid(problem: RosterProblem) -> Floats:
    """What the first agent is worth to each queue in each interval, [T, Q]."""
    cover = problem.cover
    wanted = cover.cells["agents"] > 0
    first = np.where(wanted, cover.cells["slope_first"], 0)
    most: Floats = np.where(wanted, cover.slope[first], 0.0) if len(cover.slope) else 0.0 * first
    for work in problem.work:
        worth = float(cover.queues["work_value"][work.queue])
        most[:, work.queue] = np.where(work.open, worth, 0.0)
    return most
