"""Publishing improvements as they come."""

from __future__ import annotations

import time
from collections.abc import Callable

from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_decided
from planner.roster.problem import RosterProblem
from planner.roster.search.search import Search
from planner.scenario import Scenario

PAUSE = 5.0
"""Seconds at least from one plan published to the next."""

SHARE = 0.03
"""Of the search's time, the most that publishing takes."""

Hear = Callable[[Schedule], None]


class Publisher:
    """Hands over the first plan at once, and better ones now and then."""

    def __init__(
        self, scenario: Scenario, problem: RosterProblem, search: Search, hear: Hear | None
    ) -> None:
        self._scenario, self._problem, self._search, self._hear = scenario, problem, search, hear
        self._published = float("inf")
        self._due = 0.0

    def publish(self) -> None:
        """Hand over the best plan so far, if it is better than the last and its time has come."""
        began = time.monotonic()
        if self._hear is None or began < self._due or self._search.cost >= self._published:
            return
        self._published = self._search.cost
        self._hear(schedule_decided(self._scenario, self._problem, self._search.best))
        now = time.monotonic()
        self._due = now + max(PAUSE, (now - began) / SHARE)
