"""Reads shifts.csv: shifts that are published, pinned, or lie before the horizon."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from planner import clock
from planner.clock import MINUTE
from planner.scenario.agent import PlacedActivity, PublishedShift
from planner.scenario.agent_tables import ZoneOf
from planner.scenario.people import People
from planner.scenario.problems import Problems
from planner.scenario.record import Column, Record, read_records, reference
from planner.scenario.sentences import draft
from planner.scenario.suggestion import shown
from planner.scenario.syntax import moment, one_of

NO_ACTIVITIES = "-"
_PLACED = re.compile(r"(\S.*?)\s+(\S+)\s*/\s*([0-9]{1,4})")

RawActivity = tuple[str, datetime, int]


def read_shifts(
    path: Path, people: People, zone_of: ZoneOf, problems: Problems
) -> tuple[PublishedShift, ...]:
    """Reads shifts.csv; local times are those of the agent's site."""
    columns = (
        Column("agent", reference("agent", people.ids)),
        Column("start", moment),
        Column("end", moment),
        Column("state", one_of(("published", "pinned"))),
        Column("activities", _activities, required=False),
    )
    found: list[PublishedShift] = []
    rows: dict[tuple[object, ...], int] = {}
    for record in read_records(path, columns, problems):
        shift = _shift(record, zone_of(record.values.get("agent", "")))
        if shift is not None:
            _check_one_a_day(record, shift, rows)
            found.append(shift)
    return tuple(found)


def _activities(cell: str) -> tuple[RawActivity, ...]:
    """`lunch 2027-03-01T10:00Z/30; ...`: name, start, minutes; `-` where there are none."""
    if cell == NO_ACTIVITIES:
        return ()
    return tuple(_raw_activity(part.strip()) for part in cell.split(";") if part.strip())


def _raw_activity(part: str) -> RawActivity:
    found = _PLACED.fullmatch(part)
    if not found:
        raise ValueError(f"{shown(part)} is no activity such as lunch 2027-03-01T10:00Z/30")
    return found[1], moment(found[2]), int(found[3])


def _shift(record: Record, zone: str | None) -> PublishedShift | None:
    start, end = record.instant("start", zone), record.instant("end", zone)
    if start is None or end is None or zone is None:
        return None
    values = {
        **record.values,
        "start": start,
        "end": end,
        "date": clock.local(start, zone).date(),
        "activities": _placed(record, zone),
    }
    shift = record.noun(PublishedShift, values)
    if shift is not None:
        _check_inside(record, shift)
    return shift


def _placed(record: Record, zone: str) -> tuple[PlacedActivity, ...] | None:
    raw: tuple[RawActivity, ...] | None = record.values.get("activities")
    if raw is None:
        return None
    placed = (_placed_one(record, zone, one) for one in raw)
    known = [activity for activity in placed if activity is not None]
    return tuple(sorted(known, key=lambda activity: activity.start))


def _placed_one(record: Record, zone: str, raw: RawActivity) -> PlacedActivity | None:
    name, start, minutes = raw
    instant = record.resolved("activities", start, zone)
    if instant is None:
        return None
    values = {"activity": name, "start": instant, "minutes": minutes}
    return draft(PlacedActivity, values, lambda _, told: record.tell("activities", told)).noun


def _check_inside(record: Record, shift: PublishedShift) -> None:
    free_from = shift.start
    for activity in shift.activities or ():
        end = activity.start + activity.minutes * MINUTE
        if activity.start < shift.start or end > shift.end:
            record.tell("activities", f"{shown(activity.activity)} lies outside the shift")
        elif activity.start < free_from:
            record.tell("activities", f"{shown(activity.activity)} overlaps the one before it")
        free_from = max(free_from, end)


def _check_one_a_day(
    record: Record, shift: PublishedShift, rows: dict[tuple[object, ...], int]
) -> None:
    day = (shift.agent, shift.date)
    if day in rows:
        record.tell("start", f"row {rows[day]} is a shift of {shift.agent} on {shift.date} already")
    rows.setdefault(day, record.number)
