"""Scenarios in which clocks change, in 2027 on 14 March in the US and on 28 March in the EU."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from builders import tiny_agent, tiny_queue, tiny_scenario
from shifts import schedule

from planner.plan.clock_changes import ClockChanges, clock_changes
from planner.scenario import (
    Horizon,
    LocalWindow,
    OpeningHours,
    Queue,
    Scenario,
    Site,
)

RIGA, AUSTIN = "Europe/Riga", "America/Chicago"
SITES = {
    "riga": Site(time_zone=RIGA, country="LV", currency="EUR"),
    "austin": Site(time_zone=AUSTIN, country="US", currency="USD"),
}
US_CHANGE = datetime(2027, 3, 14, 8, tzinfo=UTC)
EU_CHANGE = datetime(2027, 3, 28, 1, tzinfo=UTC)


def horizon(start: str, days: int, zone: str = RIGA) -> Horizon:
    return Horizon(start=date.fromisoformat(start), days=days, time_zone=zone, interval_minutes=60)


def scenario(start: str = "2027-03-22", days: int = 7, **changes: Any) -> Scenario:
    """The tiny scenario without a forecast; by default the week that ends with the EU's change."""
    return tiny_scenario(**{"horizon": horizon(start, days), "forecast": (), **changes})


def autumn(**changes: Any) -> Scenario:
    """The week that ends with 31 October 2027, when the EU's clocks go back at 01:00 UTC."""
    return scenario("2027-10-25", **changes)


def two_sites(start: str = "2027-03-01", days: int = 28, **changes: Any) -> Scenario:
    """Amy in Riga and Ben in Austin, both at work between 08:00 and 18:00, in March."""
    agents = {"amy": tiny_agent("amy"), "ben": tiny_agent("ben", site="austin")}
    return scenario(start, days, **{"sites": SITES, "agents": agents, **changes})


def open_on(*windows: tuple[time, time], day: str = "sun", **changes: Any) -> Queue:
    """A queue of customers in Berlin that is open on one weekday."""
    hours = tuple(LocalWindow(opens=opens, closes=closes) for opens, closes in windows)
    fields = {"time_zone": "Europe/Berlin", "opening_hours": OpeningHours(weekdays={day: hours})}
    return tiny_queue(**{**fields, **changes})


def always_open(zone: str) -> Queue:
    return tiny_queue(time_zone=zone, opening_hours=None)


def planned(scenario: Scenario, *shifts: Any) -> ClockChanges:
    return clock_changes(scenario, schedule(scenario, *shifts))
