"""How long each round of the loop may take."""

from __future__ import annotations

import time
from dataclasses import dataclass

FIRST_SHARE = 0.4
"""Of the time, for the plan by formulas alone."""

ROUNDS = 6
"""Corrections at most; each has an equal share of the time that is left, or more."""

SIMULATION_SHARE = 0.05
"""Of the time, the most that one simulation takes."""

SEARCH_SHARE = 0.6
"""Of a round's time, the least that goes into its search; half of that where time runs out."""


@dataclass(frozen=True)
class Pace:
    """began: by `time.monotonic`. time_limit: seconds, None where rounds are counted instead."""

    began: float
    time_limit: float | None

    def search_seconds(self, rounds: int, beside: float, afterwards: float) -> float | None:
        """What the search of the next of so many `rounds` may take.

        `beside` is what else a round takes, `afterwards` what follows the last. 0 where there is
        no time for it, None without a limit.
        """
        if self.time_limit is None:
            return None
        left = self.began + self.time_limit - afterwards - time.monotonic()
        whole = min(max(left / rounds, beside / (1 - SEARCH_SHARE)), left)
        search = whole - beside
        return search if search > SEARCH_SHARE / 2 * whole else 0.0

    def over_simulating(self, since: float) -> bool:
        """Whether a simulation that began then has had its time."""
        if self.time_limit is None:
            return False
        return time.monotonic() - since > SIMULATION_SHARE * self.time_limit
