"""Shifts and schedules written as a manager would say them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from builders import tiny_scenario

from planner import clock
from planner.plan import Schedule, Shift, Stretch, Violation, audit, in_order
from planner.plan.schedule import tile
from planner.scenario import PlacedActivity, PublishedShift, Scenario, TimeOff

RIGA = "Europe/Riga"
MONDAY = date(2027, 3, 1)


def at(text: str, zone: str = RIGA) -> datetime:
    """`at("2027-03-01 08:00")`: the instant of a local time."""
    return clock.exact_instant(datetime.fromisoformat(text), zone)


def shift(
    start: str,
    hours: float = 8,
    agent: str = "amy",
    zone: str = RIGA,
    off: tuple[tuple[str, str, int], ...] = (),
    **changes: Any,
) -> Shift:
    """A shift from its local start; `off` lists (name, local start time, minutes)."""
    begin = at(start, zone)
    end = begin + timedelta(hours=hours)
    day = datetime.fromisoformat(start).date()
    stretches = tile(begin, end, [_stretch(day, *one, zone) for one in off])
    fields = {"agent": agent, "date": day, "start": begin, "end": end, "stretches": stretches}
    return Shift(**{**fields, **changes})


def _stretch(day: date, name: str, start: str, minutes: int, zone: str) -> Stretch:
    begin = at(start if " " in start else f"{day} {start}", zone)
    return Stretch(begin, begin + timedelta(minutes=minutes), name)


def row(
    start: str,
    hours: float = 8,
    state: str = "published",
    agent: str = "amy",
    activities: tuple[PlacedActivity, ...] | None = None,
) -> PublishedShift:
    """A published shift from its local start."""
    begin = at(start)
    return PublishedShift(
        agent=agent,
        date=datetime.fromisoformat(start).date(),
        start=begin,
        end=begin + timedelta(hours=hours),
        state=state,
        activities=activities,
    )


def days_off(first: str, last: str, agent: str = "amy", **changes: Any) -> TimeOff:
    """Paid holiday on local dates, both included."""
    one, two = date.fromisoformat(first), date.fromisoformat(last)
    fields: dict[str, Any] = {
        "agent": agent,
        "start": clock.day_start(one, RIGA),
        "end": clock.day_start(two + timedelta(days=1), RIGA),
        "first_date": one,
        "last_date": two,
        "kind": "holiday",
        "paid": True,
    }
    return TimeOff(**{**fields, **changes})


def hours_off(start: str, end: str, agent: str = "amy", paid: bool = True) -> TimeOff:
    """An absence between two local times."""
    return TimeOff(agent=agent, start=at(start), end=at(end), kind="doctor", paid=paid)


def schedule(scenario: Scenario, *shifts: Shift) -> Schedule:
    return in_order(scenario, shifts)


def violations(scenario: Scenario, *shifts: Shift) -> tuple[Violation, ...]:
    return audit(scenario, schedule(scenario, *shifts))


def broken_rules(scenario: Scenario, *shifts: Shift) -> list[str]:
    """The names of the rules that the audit finds broken."""
    return [violation.rule for violation in violations(scenario, *shifts)]


def with_contract(**changes: Any) -> Scenario:
    """The tiny scenario under another contract."""
    from builders import tiny_contract

    return tiny_scenario(contracts={"full-time": tiny_contract(**changes)})
