"""One agent's line beside a gap: what is worked, and what absence and rest leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner.plan.audit import Case, Person, Violation, broken_together
from planner.plan.causes.reach import Offers
from planner.plan.causes.there import can_be_there
from planner.plan.schedule import Shift
from planner.scenario import Scenario

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Line:
    """What one agent works, and when they could."""

    def __init__(self, scenario: Scenario, agent: str, worked: Sequence[Shift]) -> None:
        self.agent = agent
        self.person = Person(scenario, agent)
        self.zone = scenario.zone_of(agent)
        self.planned = [shift for shift in worked if shift.start >= scenario.grid.start]
        self.by_date = {shift.date: shift for shift in self.planned}
        self.case = Case.of(self.person, self.planned)
        self._scenario = scenario
        self._worked = worked
        self._left: dict[date, Flags] = {}
        self._rest = timedelta(hours=scenario.contract_of(agent).min_rest_hours)

    @cached_property
    def pinned(self) -> list[Shift]:
        """The planned shifts that are pinned."""
        own = self._scenario.shifts_of(self.agent)
        rows = {(row.start, row.end) for row in own if row.state == "pinned"}
        return [shift for shift in self.planned if (shift.start, shift.end) in rows]

    @cached_property
    def broken(self) -> list[Violation]:
        """The rules that the agent's shifts break together already."""
        return broken_together(self.case)

    @cached_property
    def on_queue(self) -> Flags:
        """Intervals in which the agent is on queue, at least in part, [T]."""
        return self._touched((s.start, s.end) for w in self._worked for s in w.on_queue())

    @cached_property
    def on_shift(self) -> Flags:
        """Intervals in which the agent is on shift, at least in part, [T]."""
        return self._touched((w.start, w.end) for w in self._worked)

    def _touched(self, stretches: Iterable[tuple[datetime, datetime]]) -> Flags:
        together = self._scenario.grid.covered(((0, *span) for span in stretches), 1)
        found: Flags = together[0] > 0
        return found

    @cached_property
    def can_be_there(self) -> Flags:
        """Intervals that employment, availability and time off leave, [T]."""
        return can_be_there(self._scenario, self.agent)

    @cached_property
    def _away_before(self) -> Ints:
        """How many intervals before each the agent cannot be there, [T + 1]."""
        return np.append(0, np.cumsum(~self.can_be_there))

    def leaves(self, offers: Offers, day: date) -> Flags:
        """Which offers of a date absence and rest leave, as far as single intervals tell it."""
        if day not in self._left:
            self._left[day] = self._rested(offers, day) & self._not_away(offers)
        return self._left[day]

    def _not_away(self, offers: Offers) -> Flags:
        count = self._scenario.grid.count
        first, last = np.minimum(offers.first, count), np.minimum(offers.last, count)
        left: Flags = self._away_before[last] == self._away_before[first]
        return left

    def _rested(self, offers: Offers, day: date) -> Flags:
        grid = self._scenario.grid
        ready = max((w.end for w in self._worked if w.date < day), default=None)
        leave = min((w.start for w in self._worked if w.date > day), default=None)
        left = np.ones(len(offers.shifts), dtype=np.bool_)
        if ready is not None:
            left &= offers.first >= grid.position(ready + self._rest)
        if leave is not None:
            left &= offers.last <= grid.position(leave - self._rest)
        return left
