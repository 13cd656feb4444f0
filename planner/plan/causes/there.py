"""When an agent could be there at all: employment, availability, time off."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import DAY
from planner.plan.hours import employed_on
from planner.scenario import WEEKDAYS, Scenario

Flags = NDArray[np.bool_]


def can_be_there(scenario: Scenario, agent: str) -> Flags:
    """Intervals that employment, availability and time off leave an agent in full, [T]."""
    grid, zone = scenario.grid, scenario.zone_of(agent)
    there = np.zeros(grid.count, dtype=np.bool_)
    for day in [grid.dates(zone)[0] - DAY, *grid.dates(zone)]:
        if employed_on(scenario.agents[agent], day):
            for start, end in _spans(scenario, agent, day):
                first, shares = grid.shares(start, end)
                there[first : first + len(shares)] |= shares >= 1.0
    for absence in scenario.time_off_of(agent):
        first, shares = grid.shares(absence.start, absence.end)
        there[first : first + len(shares)] = False
    return there


def _spans(scenario: Scenario, agent: str, day: date) -> list[tuple[datetime, datetime]]:
    """The agent's windows that begin on a date; the whole day where the agent has none at all."""
    zone, weekday = scenario.zone_of(agent), WEEKDAYS[day.weekday()]
    rows = scenario.availability_of(agent)
    if not rows:
        return [(clock.day_start(day, zone), clock.day_start(day + DAY, zone))]
    own = [row for row in rows if row.on == day] or [
        row for row in rows if row.on is None and weekday in row.weekdays
    ]
    return [clock.window(day, row.from_, row.to, zone) for row in own]
