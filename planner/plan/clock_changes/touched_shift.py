"""Shifts during which the clocks change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.clock import MINUTE
from planner.plan.clock_changes.change import ClockChange
from planner.plan.schedule import Schedule, with_listed_stretches
from planner.scenario import PublishedShift, Scenario


@dataclass(frozen=True)
class TouchedShift:
    """A shift [start, end) of an agent whose site's clocks jump by `change_minutes` within it."""

    agent: str
    start: datetime
    end: datetime
    paid_minutes: int
    change_minutes: int

    @property
    def minutes(self) -> int:
        """Elapsed minutes, breaks included."""
        return round((self.end - self.start) / MINUTE)

    @property
    def wall_minutes(self) -> int:
        """How long it lasts as the clocks show it."""
        return self.minutes + self.change_minutes


def touched_shifts(
    scenario: Scenario, change: ClockChange, schedule: Schedule | None
) -> tuple[TouchedShift, ...]:
    """The shifts at the sites of a change that began before it and end after it.

    Without a schedule those that `shifts.csv` tells: published, pinned or before the horizon.
    One that begins with the change lasts as long as the clocks show, and is not touched.
    """
    return tuple(
        TouchedShift(agent, start, end, paid, change.minutes)
        for agent, start, end, paid in _known_shifts(scenario, schedule)
        if scenario.agents[agent].site in change.sites and start < change.instant < end
    )


def _known_shifts(
    scenario: Scenario, schedule: Schedule | None
) -> list[tuple[str, datetime, datetime, int]]:
    """Agent, start, end and paid minutes of every shift that is known."""
    rows = [row for row in scenario.shifts if schedule is None or row.start < scenario.grid.start]
    known = [(row.agent, row.start, row.end, _paid_minutes(scenario, row)) for row in rows]
    for shift in schedule.shifts if schedule else ():
        paid = shift.paid_minutes(scenario.contract_of(shift.agent))
        known.append((shift.agent, shift.start, shift.end, paid))
    return known


def _paid_minutes(scenario: Scenario, row: PublishedShift) -> int:
    """What a published shift is paid; where it lists no breaks, with those of its contract."""
    contract = scenario.contract_of(row.agent)
    if row.activities is None:
        return contract.paid_minutes(round((row.end - row.start) / MINUTE))
    return with_listed_stretches(row).paid_minutes(contract)
