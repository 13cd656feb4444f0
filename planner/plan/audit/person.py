"""What the scenario says of one agent, as the audit reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from planner import clock
from planner.clock import DAY, MINUTE
from planner.plan.schedule import Shift
from planner.scenario import (
    Activity,
    Agent,
    Availability,
    Contract,
    PublishedShift,
    Scenario,
    TimeOff,
)

SATURDAY = 5


@dataclass(frozen=True)
class Worked:
    """A shift that counts for rules across days: planned, or from before the horizon."""

    date: date
    start: datetime
    end: datetime
    paid: timedelta
    planned: bool


@dataclass(frozen=True)
class Person:
    """One agent, found out about once however many schedules are judged.

    `leave` remembers the hours of paid leave in the weeks that were asked about.
    """

    scenario: Scenario
    agent: str
    leave: dict[date, float] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def who(self) -> Agent:
        """The agent."""
        return self.scenario.agents[self.agent]

    @property
    def called(self) -> str:
        """The name, and the id where that is another."""
        name = self.who.name
        return name if name == self.agent else f"{name} ({self.agent})"

    @cached_property
    def zone(self) -> str:
        """The zone of the agent's days and weeks."""
        return self.scenario.zone_of(self.agent)

    @cached_property
    def contract(self) -> Contract:
        """The agent's contract."""
        return self.scenario.contract_of(self.agent)

    @cached_property
    def rows(self) -> tuple[PublishedShift, ...]:
        """The agent's published shifts, pinned ones among them."""
        return self.scenario.shifts_of(self.agent)

    @cached_property
    def absences(self) -> tuple[TimeOff, ...]:
        """The agent's time off."""
        return self.scenario.time_off_of(self.agent)

    @cached_property
    def availability(self) -> tuple[Availability, ...]:
        """The agent's windows; none means always available."""
        return self.scenario.availability_of(self.agent)

    @cached_property
    def asked(self) -> tuple[Activity, ...]:
        """The activities asked of the agent."""
        return tuple(a for a in self.scenario.activities if self.agent in a.agents)

    @cached_property
    def pinned(self) -> dict[tuple[datetime, datetime], PublishedShift]:
        """The pinned shifts inside the horizon, by start and end."""
        grid = self.scenario.grid
        return {
            (row.start, row.end): row
            for row in self.rows
            if row.state == "pinned" and grid.start <= row.start < grid.end
        }

    @cached_property
    def earlier(self) -> tuple[Worked, ...]:
        """The shifts from before the horizon."""
        start = self.scenario.grid.start
        return tuple(self._past(row) for row in self.rows if row.start < start)

    def counted(self, shift: Shift) -> Worked:
        """What a planned shift counts for the rules across days."""
        unpaid = [b.name for b in self.contract.breaks if not b.paid]
        paid = (s.end - s.start for s in shift.stretches if s.activity not in unpaid)
        return Worked(shift.date, shift.start, shift.end, sum(paid, timedelta()), True)

    def _past(self, row: PublishedShift) -> Worked:
        elapsed = row.end - row.start
        unpaid = {b.name: b.minutes for b in self.contract.breaks if not b.paid}
        if row.activities is None:
            fitting = [
                b.minutes
                for b in self.contract.breaks
                if not b.paid and (b.earliest + b.minutes) * MINUTE <= elapsed
            ]
            lost = sum(fitting)
        else:
            lost = sum(a.minutes for a in row.activities if a.activity in unpaid)
        return Worked(row.date, row.start, row.end, elapsed - lost * MINUTE, False)

    @cached_property
    def counting_weekends(self) -> list[tuple[date, datetime, datetime]]:
        """The Saturdays of the weekends that count, from their first instant to Monday's."""
        first, last = self.horizon_dates[0] - DAY, self.horizon_dates[-1]
        days = (first + i * DAY for i in range((last - first).days + 1))
        weekends = (
            (day, clock.day_start(day, self.zone), clock.day_start(day + 2 * DAY, self.zone))
            for day in days
            if day.weekday() == SATURDAY
        )
        return [weekend for weekend in weekends if self._counts(*weekend)]

    def _counts(self, saturday: date, start: datetime, end: datetime) -> bool:
        """Whether enough of a weekend lies in the horizon, and all of it in the employment."""
        grid, who = self.scenario.grid, self.who
        before = max(timedelta(), min(end, grid.start) - start)
        after = max(timedelta(), end - max(start, grid.end))
        employed = (who.starts_on is None or who.starts_on <= saturday) and (
            who.ends_on is None or saturday + DAY <= who.ends_on
        )
        return employed and before + after <= timedelta(hours=12)

    @cached_property
    def horizon_dates(self) -> list[date]:
        """The local dates that the horizon touches."""
        return self.scenario.grid.dates(self.zone)
