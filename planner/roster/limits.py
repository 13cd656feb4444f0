"""When to end: how the time is shared out among the parts of solving."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from planner.roster.model.exactly import MOST_LINES
from planner.roster.model.pool import every_day
from planner.roster.problem import RosterProblem

Stop = Callable[[], bool]

SEARCH_SHARE, LONGEST_SEARCH = 0.2, 5.0
"""Where the problem is small enough to be solved whole: the search's share, its most seconds."""

EXACT_OVERRUN = 1.2
"""How much longer than it is given the exact solver may take: its parts round up."""

LAST_WORD_PER_CELL, LAST_WORD_PER_ROW = 5e-5, 1e-4
"""Seconds that the last word takes for each queue's interval, and for each agent's day."""

MOST_KEPT = 2 / 3
"""The most of the time that is kept back from the search for what follows it."""


@dataclass
class Clock:
    """When to end: by time, by rounds, or when told to. The time limit may change on the way."""

    started: float
    time_limit: float | None
    iterations: int | None
    stop: Stop | None

    def told(self) -> bool:
        """Whether somebody asked to end now."""
        return self.stop is not None and self.stop()

    def share_done(self, rounds: int) -> float:
        """How much of the search is behind, from 0 to 1."""
        if self.iterations is not None:
            return min(rounds / self.iterations, 1.0)
        if not self.time_limit:
            return 1.0
        return min((time.monotonic() - self.started) / self.time_limit, 1.0)

    def over(self, rounds: int) -> bool:
        """Whether to end after so many rounds."""
        return self.told() or self.share_done(rounds) >= 1.0


@dataclass(frozen=True)
class Limits:
    """How long each part of solving may take: the search, and the exact solver after it.

    `shared` is the time limit that a search shares with nothing but what follows solving.
    """

    search: Clock
    exact_seconds: float
    shared: float | None = None

    @staticmethod
    def of(
        problem: RosterProblem,
        started: float,
        time_limit: float | None,
        iterations: int | None,
        stop: Stop | None,
        kept_back: float,
    ) -> Limits:
        """Share out the time; the constraint model's last word is kept back, and `kept_back`.

        The exact solver's answer depends on the machine's speed unless it ends with a proof, so
        a search limited by iterations goes without it.
        """
        if time_limit is None:
            return Limits(Clock(started, None, iterations, stop), 0.0)
        left = less(time_limit, _last_word(problem) + kept_back)
        if problem.stricter or every_day(problem, MOST_LINES) is None:
            return Limits(Clock(started, left, iterations, stop), 0.0, time_limit)
        search = min(left * SEARCH_SHARE, LONGEST_SEARCH)
        return Limits(Clock(started, search, None, stop), (left - search) / EXACT_OVERRUN)

    def keep_back(self, problem: RosterProblem, seconds: float) -> None:
        """Say anew what the search has to leave time for, now that its plan is another."""
        if self.shared is not None:
            self.search.time_limit = less(self.shared, _last_word(problem) + seconds)


def _last_word(problem: RosterProblem) -> float:
    """Seconds that the constraint model's last word takes."""
    cells, rows = problem.cover.cells.size, len(problem.lines.rows)
    return LAST_WORD_PER_CELL * cells + LAST_WORD_PER_ROW * rows


def less(time_limit: float, kept_back: float) -> float:
    """What is left of the time once some is kept back; never less than a third."""
    return time_limit - min(kept_back, MOST_KEPT * time_limit)
