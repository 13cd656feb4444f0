"""Reads what is known of agents: time off, availability and preferences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from planner import clock
from planner.scenario.agent import Availability, TimeOff, Wish
from planner.scenario.base import printable
from planner.scenario.people import People
from planner.scenario.problems import Problems
from planner.scenario.record import Column, Record, read_records, reference
from planner.scenario.syntax import (
    date_or_moment,
    is_date,
    number,
    one_of,
    time_of_day,
    weekdays_or_date,
    yes_or_no,
)

ZoneOf = Callable[[str], str | None]


def read_time_off(
    path: Path, people: People, zone_of: ZoneOf, problems: Problems
) -> tuple[TimeOff, ...]:
    """Reads time_off.csv; dates are local to the agent's site, the last one included."""
    columns = (
        Column("agent", reference("agent", people.ids)),
        Column("start", date_or_moment),
        Column("end", date_or_moment),
        Column("kind", printable),
        Column("paid", yes_or_no),
    )
    records = read_records(path, columns, problems)
    found = (_absence(record, zone_of) for record in records)
    return tuple(absence for absence in found if absence is not None)


def _absence(record: Record, zone_of: ZoneOf) -> TimeOff | None:
    zone = zone_of(record.values.get("agent", ""))
    first, last = record.values.get("start"), record.values.get("end")
    if first is None or last is None:
        return None
    if is_date(first) != is_date(last):
        record.tell("end", "one of start and end is a date, the other has a time: use one kind")
        return None
    span = _days(record, first, last, zone) if is_date(first) else _stretch(record, zone)
    return None if span is None else record.noun(TimeOff, {**record.values, **span})


def _days(
    record: Record, first: date, last: date, zone: str | None
) -> dict[str, date | datetime] | None:
    if last < first:
        record.tell("end", f"{last} is before the start, {first}")
        return None
    if zone is None:
        return None
    return {
        "start": clock.day_start(first, zone),
        "end": clock.day_start(last + clock.DAY, zone),
        "first_date": first,
        "last_date": last,
    }


def _stretch(record: Record, zone: str | None) -> dict[str, datetime] | None:
    start, end = record.instant("start", zone), record.instant("end", zone)
    return None if start is None or end is None else {"start": start, "end": end}


def read_availability(path: Path, people: People, problems: Problems) -> tuple[Availability, ...]:
    """Reads availability.csv."""
    columns = (
        Column("agent", reference("agent", people.ids)),
        Column("weekdays", weekdays_or_date),
        Column("from", time_of_day),
        Column("to", time_of_day),
    )
    records = read_records(path, columns, problems)
    found = (record.noun(Availability, _on_days(record)) for record in records)
    return tuple(window for window in found if window is not None)


def read_preferences(path: Path, people: People, problems: Problems) -> tuple[Wish, ...]:
    """Reads preferences.csv."""
    columns = (
        Column("agent", reference("agent", people.ids)),
        Column("wish", one_of(("work", "off"))),
        Column("weekdays", weekdays_or_date),
        Column("from", time_of_day, required=False),
        Column("to", time_of_day, required=False),
        Column("weight", number, required=False),
    )
    records = read_records(path, columns, problems)
    found = (record.noun(Wish, _on_days(record)) for record in records)
    return tuple(wish for wish in found if wish is not None)


def _on_days(record: Record) -> dict[str, object]:
    """The row's values, where its `weekdays` is a date under the name of `on`."""
    values = dict(record.values)
    if isinstance(values.get("weekdays"), date):
        values["on"] = values.pop("weekdays")
    return values
