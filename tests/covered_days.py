"""Scenarios of one day, and schedules that cover them, for tests of coverage."""

from datetime import date

from builders import tiny_queue, tiny_scenario
from shifts import schedule

from planner.plan import Coverage, cover
from planner.scenario import ForecastRow, Horizon, Scenario, ServiceLevel
from planner.staffing import required_agents

ONE_DAY = Horizon(start=date(2027, 3, 1), days=1, time_zone="Europe/Riga", interval_minutes=60)


def calls_in_office_hours(scenario: Scenario, volume: float = 10.0) -> tuple[ForecastRow, ...]:
    """Calls from 09:00 to 17:00 in Riga; other queues keep their rows."""
    return tuple(
        row.model_copy(update={"volume": volume}) if row.queue == "en-voice" else row
        for row in scenario.forecast
        if row.queue != "en-voice" or 7 <= row.start.hour < 15
    )


def one_day(**changes) -> Scenario:
    scenario = tiny_scenario(horizon=ONE_DAY, **changes)
    return scenario.model_copy(update={"forecast": calls_in_office_hours(scenario)})


def emails(hour_volumes: dict[int, float], **changes) -> Scenario:
    """An email queue around the clock, 30 minutes each, within four hours; hours of Riga."""
    queue = tiny_queue(
        channel="email",
        opening_hours=None,
        handle_time_seconds=1800,
        service_level=ServiceLevel(share=0.9, within_hours=4),
        **changes,
    )
    start = ONE_DAY.grid().start
    rows = [
        ForecastRow(
            queue="mail",
            start=ONE_DAY.grid().instant(hour),
            period_minutes=60,
            volume=hour_volumes.get(hour, 0.0),
        )
        for hour in range(24)
    ]
    assert rows[0].start == start
    return tiny_scenario(horizon=ONE_DAY, queues={"mail": queue}, forecast=tuple(rows))


def covered(scenario: Scenario, *shifts) -> Coverage:
    return cover(scenario, required_agents(scenario), schedule(scenario, *shifts))
