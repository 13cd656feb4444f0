"""A price on every day that is not as it was: what keeps a search near a plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.roster.problem import FREE, RosterProblem

Choices = NDArray[np.int32]  # [rows] an offer, or FREE


def with_change_price(problem: RosterProblem, was: Choices, price: float) -> RosterProblem:
    """The problem in which every day that is chosen otherwise than in `was` costs `price` more."""
    lines = problem.lines
    offers, rows = lines.offers.copy(), lines.rows.copy()
    worked = was != FREE
    offers["cost"] += price
    offers["cost"][was[worked]] -= price
    rows["free_cost"][worked] += price
    return replace(problem, lines=lines._replace(offers=offers, rows=rows))


def changed_rows(was: Choices, choice: Choices) -> list[int]:
    """The rows that are chosen otherwise."""
    changed: list[int] = np.flatnonzero(was != choice).tolist()
    return changed
