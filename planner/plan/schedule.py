"""The schedule: everyone's shifts over the horizon, and what each consists of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from planner.clock import MINUTE
from planner.scenario import Contract, PlacedActivity, PublishedShift, Scenario

ON_QUEUE = "on_queue"


@dataclass(frozen=True)
class Stretch:
    """A part of a shift: `on_queue`, a break's name or an activity's name. UTC instants."""

    start: datetime
    end: datetime
    activity: str

    @property
    def minutes(self) -> int:
        """Elapsed minutes."""
        return round((self.end - self.start) / MINUTE)


@dataclass(frozen=True)
class Shift:
    """One working stretch of an agent, whose stretches tile it in order.

    `date` is the local date at the agent's site on which it starts.
    """

    agent: str
    date: date
    start: datetime
    end: datetime
    stretches: tuple[Stretch, ...]

    @property
    def minutes(self) -> int:
        """Elapsed minutes, breaks included."""
        return round((self.end - self.start) / MINUTE)

    def on_queue(self) -> tuple[Stretch, ...]:
        """The stretches in which the agent serves contacts."""
        return tuple(s for s in self.stretches if s.activity == ON_QUEUE)

    def off_queue(self) -> tuple[Stretch, ...]:
        """The breaks and activities."""
        return tuple(s for s in self.stretches if s.activity != ON_QUEUE)

    def paid(self, contract: Contract) -> tuple[Stretch, ...]:
        """The stretches that are paid: all but the contract's unpaid breaks."""
        unpaid = unpaid_names(contract)
        return tuple(s for s in self.stretches if s.activity not in unpaid)

    def paid_minutes(self, contract: Contract) -> int:
        """Elapsed minutes less the unpaid breaks."""
        return sum(s.minutes for s in self.paid(contract))


@dataclass(frozen=True)
class Schedule:
    """All planned shifts that start inside the horizon, by agent (scenario order) and start."""

    shifts: tuple[Shift, ...]

    @cached_property
    def by_agent(self) -> dict[str, tuple[Shift, ...]]:
        """The shifts of every agent who has any, in order of start."""
        found: dict[str, list[Shift]] = {}
        for shift in self.shifts:
            found.setdefault(shift.agent, []).append(shift)
        return {agent: tuple(shifts) for agent, shifts in found.items()}

    def of(self, agent: str) -> tuple[Shift, ...]:
        """The shifts of one agent, in order of start."""
        return self.by_agent.get(agent, ())


def in_order(scenario: Scenario, shifts: Iterable[Shift]) -> Schedule:
    """A schedule of these shifts, sorted by the scenario's order of agents, then by start.

    Shifts of agents whom the scenario does not know come last.
    """
    place = {agent: i for i, agent in enumerate(scenario.agents)}
    return Schedule(
        tuple(sorted(shifts, key=lambda s: (place.get(s.agent, len(place)), s.start, s.agent)))
    )


def unpaid_names(contract: Contract) -> frozenset[str]:
    """The names of a contract's unpaid breaks."""
    return frozenset(b.name for b in contract.breaks if not b.paid)


def tile(start: datetime, end: datetime, off_queue: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of a shift with these breaks and activities, on queue in between."""
    stretches, reached = [], start
    for stretch in sorted(off_queue, key=lambda s: s.start):
        if stretch.start > reached:
            stretches.append(Stretch(reached, stretch.start, ON_QUEUE))
        stretches.append(stretch)
        reached = stretch.end
    if end > reached:
        stretches.append(Stretch(reached, end, ON_QUEUE))
    return tuple(stretches)


def as_row(shift: Shift, state: Literal["published", "pinned"]) -> PublishedShift:
    """A shift as a row of shifts.csv that lists its breaks and activities."""
    return PublishedShift(
        agent=shift.agent,
        date=shift.date,
        start=shift.start,
        end=shift.end,
        state=state,
        activities=tuple(
            PlacedActivity(activity=s.activity, start=s.start, minutes=s.minutes)
            for s in shift.off_queue()
        ),
    )


def with_listed_stretches(row: PublishedShift) -> Shift:
    """A published row as a shift, holding the breaks and activities it lists."""
    listed = (
        Stretch(a.start, a.start + a.minutes * MINUTE, a.activity) for a in row.activities or ()
    )
    return Shift(row.agent, row.date, row.start, row.end, tile(row.start, row.end, listed))
