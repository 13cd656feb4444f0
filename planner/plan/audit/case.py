"""What the audit looks at for one agent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from planner import clock
from planner.clock import MINUTE
from planner.plan.audit.violation import Violation, at
from planner.plan.schedule import ON_QUEUE, Shift, Stretch
from planner.scenario import Agent, Availability, Contract, PublishedShift, Scenario, TimeOff


@dataclass(frozen=True)
class Worked:
    """A shift that counts for rules across days: planned, or from before the horizon."""

    date: date
    start: datetime
    end: datetime
    paid: timedelta
    planned: bool


@dataclass(frozen=True)
class Case:
    """One agent's planned shifts, beside everything that the scenario says of the agent."""

    scenario: Scenario
    agent: str
    planned: tuple[Shift, ...]

    @cached_property
    def who(self) -> Agent:
        """The agent."""
        return self.scenario.agents[self.agent]

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
    def pinned(self) -> dict[tuple[datetime, datetime], PublishedShift]:
        """The pinned shifts inside the horizon, by start and end."""
        grid = self.scenario.grid
        return {
            (row.start, row.end): row
            for row in self.rows
            if row.state == "pinned" and grid.start <= row.start < grid.end
        }

    def pin(self, shift: Shift) -> PublishedShift | None:
        """The pinned row that a planned shift stands for."""
        return self.pinned.get((shift.start, shift.end))

    @cached_property
    def free_to_shape(self) -> tuple[Shift, ...]:
        """The planned shifts that are not pinned, to which the rules of shape apply."""
        return tuple(shift for shift in self.planned if self.pin(shift) is None)

    @cached_property
    def worked(self) -> tuple[Worked, ...]:
        """Planned and earlier shifts, in order of start."""
        past = [self._past(row) for row in self.rows if row.start < self.scenario.grid.start]
        planned = [
            Worked(shift.date, shift.start, shift.end, self._paid(shift), True)
            for shift in self.planned
        ]
        return tuple(sorted(past + planned, key=lambda w: (w.start, w.end)))

    def _paid(self, shift: Shift) -> timedelta:
        unpaid = [b.name for b in self.contract.breaks if not b.paid]
        return sum(
            (s.end - s.start for s in shift.stretches if s.activity not in unpaid), timedelta()
        )

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
    def horizon_dates(self) -> list[date]:
        """The local dates that the horizon touches."""
        return self.scenario.grid.dates(self.zone)

    def breaks_and_activities(self, shift: Shift) -> list[Stretch]:
        """The stretches off queue."""
        return [s for s in shift.stretches if s.activity != ON_QUEUE]

    def listed(self, shift: Shift) -> frozenset[Stretch]:
        """The stretches that a pinned row lists for a shift."""
        row = self.pin(shift)
        return frozenset(
            Stretch(a.start, a.start + a.minutes * MINUTE, a.activity)
            for a in ((row.activities or ()) if row else ())
        )

    def at(self, instant: datetime) -> str:
        """An instant in the agent's local time."""
        return at(instant, self.zone)

    def the_shift(self, start: datetime, end: datetime) -> str:
        """`the shift Mon 2027-03-01 22:00 to Tue 2027-03-02 06:00`."""
        return f"the shift {self.at(start)} to {self.at(end)}"

    def broken(self, rule: str, when: datetime | None, words: str) -> Violation:
        """A violation of this agent's, its message beginning with the name."""
        name = self.who.name if self.who.name == self.agent else f"{self.who.name} ({self.agent})"
        return Violation(rule, self.agent, when, f"{name}: {words}")

    def on_day(self, day: date) -> datetime:
        """The first instant of a local date."""
        return clock.day_start(day, self.zone)
