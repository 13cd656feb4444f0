"""The sheet to pin on a wall: an agent a row, a date a column."""

from __future__ import annotations

from collections.abc import Iterator

from planner.reports.exports.handout import Handout, Kind, Person
from planner.reports.exports.workbook.cells import Dressed, Value
from planner.reports.exports.workbook.looks import HOURS, KINDS
from planner.reports.exports.workbook.table_sheet import Column, TableSheet


def schedule_sheet(handout: Handout) -> TableSheet:
    """Everyone's shifts by the clock of their site, coloured by kind."""
    return TableSheet(
        title="Schedule",
        legend=(
            "Colours:", *(Dressed(str(kind), fill=KINDS[kind]) for kind in Kind if KINDS[kind])
        ),
        columns=(
            Column("Agent", 14), Column("Name", 24), Column("Site", 14),
            Column("Local time of", 20), Column("Paid hours", 9, HOURS),
            *(Column(day, 12) for day in handout.dates),
        ),
        rows=(list(_row(handout, person)) for person in handout.people),
        fixed_columns=2,
    )  # fmt: skip


def _row(handout: Handout, person: Person) -> Iterator[Value]:
    shifts = {shift.date: shift for shift in handout.shifts_of[person.agent]}
    first = next(iter(shifts.values()), None)
    yield from (person.agent, person.name)
    yield from (first.site, first.zone) if first else (None, None)
    yield sum(shift.minutes_paid for shift in shifts.values()) / 60
    for day in handout.dates:
        shift = shifts.get(day)
        yield Dressed(shift.hours_text, fill=KINDS[shift.kind]) if shift else None
