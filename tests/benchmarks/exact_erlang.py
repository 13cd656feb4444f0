"""The judge: the least agents by Erlang C's textbook sums, in decimals of sixty digits."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.staffing_cases import Case

DIGITS = 60
# Sums of a hundred thousand terms cost a few of the digits. What misses by less is met exactly.
HAIR = Decimal("1e-45")


def exactly_least(case: Case) -> int:
    """The least number of agents that meets the case's targets.

    Of those who wait with n agents, a share of exp(-(n - load) x within / handle time) waits
    longer than the target allows.
    """
    if case.load == 0:
        return 0
    first = max(math.floor(case.load) + 1, math.ceil(case.load / case.max_occupancy))
    with localcontext(prec=DIGITS):
        tolerated = decimal(1 - case.share) + HAIR
        pace = decimal(case.within_seconds / case.handle_seconds)
        offered = decimal(case.load)
        for agents, waits in wait_probabilities(case.load, first):
            if waits * (-(agents - offered) * pace).exp() <= tolerated:
                return agents
    raise AssertionError("the probability to wait falls to nothing")


def wait_probabilities(load: Fraction, first: int) -> Iterator[tuple[int, Decimal]]:
    """Numbers of agents from `first` on, all above the load, and the chance to wait with each.

    Erlang's C: with a the load and L = a^n / n! x n / (n - a), the share of L in the sum of L and
    all a^k / k! with k below n.
    """
    offered = decimal(load)
    term, fewer = Decimal(1), Decimal(0)
    for agents in count(1):
        fewer += term
        term *= offered / agents
        if agents >= first:
            all_busy = term * agents / (agents - offered)
            yield agents, all_busy / (fewer + all_busy)


def decimal(number: Fraction) -> Decimal:
    """A fraction to as many digits as the context has."""
    return Decimal(number.numerator) / Decimal(number.denominator)
