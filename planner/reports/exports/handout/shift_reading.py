"""Reads `shifts.csv` and `activities.csv`, hand-edited or not, as they are handed out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from planner import clock
from planner.plan import Stretch
from planner.plan.tables import ACTIVITIES, SHIFTS
from planner.reports.exports.handout.cells import local_moment, utc_moment
from planner.reports.exports.handout.shift import HandedShift
from planner.scenario.base import known_currency, known_zone, printable
from planner.scenario.problems import Problems
from planner.scenario.record import Column, Record, read_records, reference
from planner.scenario.syntax import iso_date, number, whole_number

SPAN = (
    Column("start_utc", utc_moment),
    Column("end_utc", utc_moment),
    Column("start_local", local_moment),
    Column("end_local", local_moment),
)

Day = tuple[str, date]


def read_shifts(folder: Path, agents: Sequence[str], problems: Problems) -> tuple[HandedShift, ...]:
    """The sound shifts of these agents, in their order, then in that of time.

    Local times that differ from the UTC times beside them are problems, and so is a second
    shift of an agent's date.
    """
    shifts = _bare_shifts(folder, agents, problems)
    stretches = _stretches(folder, shifts, problems)
    place = {agent: i for i, agent in enumerate(agents)}
    whole = (
        replace(shift, stretches=tuple(sorted(stretches[day], key=lambda s: s.start)))
        for day, shift in shifts.items()
    )
    return tuple(sorted(whole, key=lambda shift: (place[shift.agent], shift.start)))


def _bare_shifts(folder: Path, agents: Sequence[str], problems: Problems) -> dict[Day, HandedShift]:
    columns = (
        Column("agent", reference("agent", frozenset(agents))),
        Column("site", printable),
        Column("date", iso_date),
        Column("time_zone", known_zone),
        *SPAN,
        Column("paid_minutes", whole_number),
        Column("cost", number, required=False),
        Column("currency", known_currency),
    )
    shifts: dict[Day, HandedShift] = {}
    for record in read_records(folder / SHIFTS, columns, problems):
        shift = _bare_shift(record)
        if shift is None:
            continue
        if (shift.agent, shift.date) in shifts:
            record.tell(
                "date", f"{shift.agent} has a shift on {shift.date} already: a date has one"
            )
        shifts[shift.agent, shift.date] = shift
    return shifts


def _bare_shift(record: Record) -> HandedShift | None:
    """A shift without its stretches; None where a cell is wrong."""
    if record.faulty:
        return None
    told = record.values
    start, end = _span(record, told["time_zone"])
    if clock.local(start, told["time_zone"]).date() != told["date"]:
        record.tell("date", "is not the local date on which the shift starts")
    if record.faulty:
        return None
    return HandedShift(
        agent=told["agent"], date=told["date"], start=start, end=end, stretches=(),
        site=told["site"], zone=told["time_zone"], minutes_paid=told["paid_minutes"],
        cost=told.get("cost"), currency=told["currency"],
    )  # fmt: skip


def _span(record: Record, zone: str) -> tuple[datetime, datetime]:
    """Start and end of a row, each told twice."""
    start, end = record.values["start_utc"], record.values["end_utc"]
    for edge, instant in (("start", start), ("end", end)):
        told = record.values[f"{edge}_local"]
        meant = clock.iso_local(instant, zone)
        if told.isoformat() != local_moment(meant).isoformat():
            record.tell(f"{edge}_local", f"is not the time in {edge}_utc, {meant} in {zone}")
    if end <= start:
        record.tell("end_utc", f"is not after the start, {clock.iso_utc(start)}")
    return start, end


def _stretches(
    folder: Path, shifts: Mapping[Day, HandedShift], problems: Problems
) -> dict[Day, list[Stretch]]:
    """The stretches of every shift."""
    columns = (Column("agent", printable), *SPAN, Column("activity", printable))
    by_agent = defaultdict(list)
    for shift in shifts.values():
        by_agent[shift.agent].append(shift)
    found: dict[Day, list[Stretch]] = {day: [] for day in shifts}
    for record in read_records(folder / ACTIVITIES, columns, problems):
        if record.faulty:
            continue
        around = _around(record, by_agent[record.values["agent"]])
        if around is not None:
            start, end = _span(record, around.zone)
            stretch = Stretch(start, end, record.values["activity"])
            found[around.agent, around.date].append(stretch)
    return found


def _around(record: Record, shifts: Sequence[HandedShift]) -> HandedShift | None:
    """The shift in which a row of `activities.csv` lies; a problem where there is none."""
    start, end = record.values["start_utc"], record.values["end_utc"]
    for shift in shifts:
        if shift.start <= start and end <= shift.end:
            return shift
    record.tell("start_utc", f"lies in no sound shift of {SHIFTS}: move it, or change that shift")
    return None
