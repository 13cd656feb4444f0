"""Queues and forecasts, for tests of what customers ask for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from builders import tiny_scenario

from planner.scenario import (
    ForecastRow,
    Horizon,
    LocalWindow,
    OpeningHours,
    Queue,
    Scenario,
    ServiceLevel,
)

MONDAY = date(2027, 3, 1)


def windows(*texts: str) -> tuple[LocalWindow, ...]:
    """`windows("08:00-18:00")`: local windows as a scenario file writes them."""
    pairs = (text.split("-") for text in texts)
    return tuple(
        LocalWindow(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
        for opens, closes in pairs
    )


def hours(holidays: tuple[LocalWindow, ...] | None = None, **weekdays: str) -> OpeningHours:
    """`hours(mon="08:00-18:00", sat="22:00-02:00")`."""
    return OpeningHours(
        weekdays={day: windows(text) for day, text in weekdays.items()}, holidays=holidays
    )


def every_day(text: str) -> OpeningHours:
    """The same window on all seven days."""
    return hours(**dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), text))


def voice(**changes: Any) -> Queue:
    """English calls round the clock, 80/20, 300 s each, nobody hangs up, UTC."""
    defaults = {
        "language": "en",
        "channel": "voice",
        "time_zone": "UTC",
        "service_level": ServiceLevel(share=0.8, within_seconds=20),
        "handle_time_seconds": 300.0,
    }
    return Queue(**(defaults | changes))


def email(within_hours: float = 4.0, clock: str = "opening_hours", **changes: Any) -> Queue:
    """English emails round the clock, 600 s each, UTC."""
    defaults = {
        "language": "en",
        "channel": "email",
        "time_zone": "UTC",
        "service_level": ServiceLevel(share=0.9, within_hours=within_hours, clock=clock),
        "handle_time_seconds": 600.0,
    }
    return Queue(**(defaults | changes))


def at(hour: float, day: date = MONDAY) -> datetime:
    """So many hours after the UTC midnight that begins `day`."""
    return datetime.combine(day, time(), UTC) + timedelta(hours=hour)


def row(start: datetime, volume: float, minutes: int = 60, **changes: Any) -> ForecastRow:
    """A forecast row of the queue named `q`."""
    return ForecastRow(
        **({"queue": "q", "start": start, "period_minutes": minutes, "volume": volume} | changes)
    )


def scenario(
    queues: Queue | dict[str, Queue],
    rows: list[ForecastRow],
    *,
    start: date = MONDAY,
    days: int = 1,
    time_zone: str = "UTC",
    interval_minutes: int = 60,
) -> Scenario:
    """A scenario of one day in hours unless told otherwise; a lone queue is named `q`."""
    return tiny_scenario(
        horizon=Horizon(
            start=start, days=days, time_zone=time_zone, interval_minutes=interval_minutes
        ),
        queues=queues if isinstance(queues, dict) else {"q": queues},
        forecast=tuple(rows),
    )
