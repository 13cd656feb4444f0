"""The shifts, and the breaks and activities inside them, a row each."""

from __future__ import annotations

from collections.abc import Iterator

from planner.clock import local
from planner.plan import Stretch
from planner.reports.exports.handout import HandedShift, Handout
from planner.reports.exports.workbook.cells import Dressed, Value
from planner.reports.exports.workbook.looks import DATE, HOURS, KINDS, MOMENT, WHOLE, money
from planner.reports.exports.workbook.table_sheet import Column, TableSheet

WHO = (Column("Agent", 14), Column("Name", 24), Column("Site", 14))
WHEN = (
    Column("Start (local)", 17, MOMENT), Column("End (local)", 17, MOMENT),
    Column("Local time of", 20), Column("Start (UTC)", 17, MOMENT),
    Column("End (UTC)", 17, MOMENT),
)  # fmt: skip
LEGEND = ("Each time is told by the clock of the zone beside it, and in UTC.",)


def shifts_sheet(handout: Handout) -> TableSheet:
    """A row per shift, its times as real dates."""
    return TableSheet(
        title="Shifts",
        legend=LEGEND,
        columns=(
            *WHO, Column("Date", 12, DATE), *WHEN, Column("Hours", 8, HOURS),
            Column("Paid hours", 8, HOURS), Column("Cost", 15), Column("Currency", 9),
            Column("Kind", 18),
        ),
        rows=(_shift_row(shift, handout.names[shift.agent]) for shift in handout.shifts),
        fixed_columns=2,
    )  # fmt: skip


def _shift_row(shift: HandedShift, name: str) -> tuple[Value, ...]:
    return (
        shift.agent, name, shift.site, shift.date, *_when(shift, shift.zone), shift.minutes / 60,
        shift.minutes_paid / 60, Dressed(shift.cost, money(shift.currency)), shift.currency,
        Dressed(str(shift.kind), fill=KINDS[shift.kind]),
    )  # fmt: skip


def activities_sheet(handout: Handout) -> TableSheet:
    """A row per break, training or meeting."""
    return TableSheet(
        title="Activities",
        legend=LEGEND,
        columns=(*WHO, Column("Activity", 22), *WHEN, Column("Minutes", 9, WHOLE)),
        rows=_activity_rows(handout),
        fixed_columns=2,
    )


def _activity_rows(handout: Handout) -> Iterator[tuple[Value, ...]]:
    for shift in handout.shifts:
        for stretch in shift.off_queue():
            yield (
                shift.agent, handout.names[shift.agent], shift.site, stretch.activity,
                *_when(stretch, shift.zone), stretch.minutes,
            )  # fmt: skip


def _when(span: HandedShift | Stretch, zone: str) -> tuple[Value, ...]:
    """A spreadsheet's dates know no zone: it stands beside them."""
    return (
        local(span.start, zone), local(span.end, zone), zone, span.start.replace(tzinfo=None),
        span.end.replace(tzinfo=None),
    )  # fmt: skip
