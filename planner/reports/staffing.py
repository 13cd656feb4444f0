"""Required agents: a usual week as a table, every interval as a record."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.reports.table import text_table
from planner.reports.usual_day import HOURS, mean_by_weekday_and_hour
from planner.reports.words import count
from planner.scenario import WEEKDAYS, Scenario
from planner.staffing import Requirement

CLOSED = "."


def staffing_text(scenario: Scenario, requirement: Requirement) -> str:
    """Per queue, the agents that a usual week requires, by weekday and hour of its clock."""
    heading = (
        f"{scenario.name}: agents required, by the customers' clock. Each figure is the mean of "
        f"that hour\nover the weeks of the horizon, rounded up; {CLOSED} is closed."
    )
    queues = (_queue_text(scenario, requirement, row) for row in range(len(scenario.queues)))
    return "\n\n".join((heading, *queues))


def _queue_text(scenario: Scenario, requirement: Requirement, row: int) -> str:
    name = requirement.contacts.queues[row]
    zone = scenario.queues[name].time_zone
    week = mean_by_weekday_and_hour(
        requirement.required[row],
        requirement.contacts.open[row],
        requirement.contacts.grid.wall_clocks(zone),
    )
    peak = requirement.required[row].max(initial=0.0)
    volume = count(float(requirement.contacts.volume[row].sum()))
    title = f"{name} ({zone}): {volume} contacts, at most {count(float(peak))} agents at once"
    hours = [f"{hour:02d}" for hour in range(HOURS)]
    rows = ([day, *map(_cell, week[i])] for i, day in enumerate(WEEKDAYS))
    return f"{title}\n{text_table(['', *hours], rows, 'l' + 'r' * HOURS, gap=' ')}"


def _cell(mean: float) -> str:
    return CLOSED if math.isnan(mean) else str(math.ceil(mean - 1e-9))


def staffing_record(scenario: Scenario, requirement: Requirement) -> dict[str, object]:
    """Every interval of every queue, as JSON has it; times in UTC and by the queue's clock."""
    return {
        "scenario": scenario.name,
        "interval_minutes": scenario.horizon.interval_minutes,
        "queues": [
            {"queue": name, "intervals": list(_intervals(scenario, requirement, row))}
            for row, name in enumerate(requirement.contacts.queues)
        ],
    }


def _intervals(
    scenario: Scenario, requirement: Requirement, row: int
) -> Iterator[dict[str, object]]:
    contacts = requirement.contacts
    zone = scenario.queues[contacts.queues[row]].time_zone
    for interval, instant in enumerate(contacts.grid.instants()):
        yield {
            "start_utc": clock.iso_utc(instant),
            "start_local": clock.iso_local(instant, zone),
            "open": bool(contacts.open[row, interval]),
            "volume": _number(contacts.volume, row, interval),
            "handle_time_seconds": _number(contacts.handle_time, row, interval),
            "required": _number(requirement.required, row, interval),
        }


def _number(values: NDArray[np.float64], row: int, interval: int) -> float | None:
    value = float(values[row, interval])
    return None if math.isnan(value) else value
