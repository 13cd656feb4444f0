"""A month of staffing cases as a scenario: what `required_agents` is asked in daily use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.scenario import ForecastRow, Horizon, Queue, Scenario, ServiceLevel

if TYPE_CHECKING:
    from tests.benchmarks.staffing_cases import Case


def scenario_of(queues: list[list[Case]]) -> Scenario:
    """Voice queues round the clock, each with its own list of intervals; nobody works there."""
    minutes = queues[0][0].interval_minutes
    days = len(queues[0]) * minutes // 1440
    horizon = Horizon(
        start=date(2027, 3, 1), days=days, time_zone="Etc/UTC", interval_minutes=minutes
    )
    instants = horizon.grid().instants()
    return Scenario(
        name="Month of a team",
        horizon=horizon,
        sites={},
        contracts={},
        agents={},
        queues={f"q{number}": _queue(cases[0]) for number, cases in enumerate(queues)},
        forecast=tuple(
            ForecastRow(
                queue=f"q{number}", start=start, period_minutes=minutes, volume=float(case.volume)
            )
            for number, cases in enumerate(queues)
            for start, case in zip(instants, cases, strict=True)
        ),
    )


def _queue(case: Case) -> Queue:
    return Queue(
        language="en",
        channel="voice",
        time_zone="Etc/UTC",
        service_level=ServiceLevel(
            share=float(case.share), within_seconds=float(case.within_seconds)
        ),
        handle_time_seconds=float(case.handle_seconds),
        max_occupancy=float(case.max_occupancy),
    )
