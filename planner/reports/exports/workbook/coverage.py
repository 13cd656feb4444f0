"""What queues need and get, hour by hour, and where they are short."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule

from planner.reports.exports.handout import GapRow, Handout
from planner.reports.exports.handout.clocks import offset_text
from planner.reports.exports.handout.gap_row import worst_first
from planner.reports.exports.hourly import HourRow, hourly
from planner.reports.exports.workbook.cells import Dressed, Value
from planner.reports.exports.workbook.looks import (
    AGENTS,
    BLUE,
    CONTACTS,
    LIGHT_BLUE,
    LIGHT_ORANGE,
    MOMENT,
    ORANGE,
    solid,
)
from planner.reports.exports.workbook.rules import at_least, at_most, deeper
from planner.reports.exports.workbook.table_sheet import Column, TableSheet

CUSTOMERS_CLOCK = (
    Column("Start (customers' clock)", 17, MOMENT), Column("End (customers' clock)", 17, MOMENT),
    Column("Offset", 11), Column("Start (UTC)", 17, MOMENT), Column("End (UTC)", 17, MOMENT),
)  # fmt: skip


def coverage_sheet(handout: Handout) -> TableSheet:
    """A row per queue and hour of its customers' clock; agents are means over the hour."""
    start, _, offset, start_utc, _ = CUSTOMERS_CLOCK
    return TableSheet(
        title="Coverage",
        legend=(
            "Net:",
            Dressed("1 or more short", fill=solid(ORANGE)),
            Dressed("short", fill=solid(LIGHT_ORANGE)),
            Dressed("1 or more over", fill=solid(LIGHT_BLUE)),
            Dressed("2 or more", fill=solid(BLUE)),
        ),
        columns=(
            Column("Queue", 18), start, offset, start_utc, Column("Contacts", 10, CONTACTS),
            Column("Required", 10, AGENTS), Column("Serving", 10, AGENTS),
            Column("Net", 10, AGENTS), Column("Present (heads)", 10, AGENTS),
            Column("Late contacts", 10, CONTACTS),
        ),
        rows=map(_hour_row, hourly(handout.coverage)),
        fixed_columns=2,
        rules={"Net": _net_rules()},
    )  # fmt: skip


def _net_rules() -> tuple[Rule, ...]:
    """Orange where agents are missing, blue where they are over, the deeper the more."""
    return (
        at_most(-1, ORANGE),
        at_most(-0.05, LIGHT_ORANGE),
        at_least(2, BLUE),
        at_least(1, LIGHT_BLUE),
    )


def _hour_row(row: HourRow) -> tuple[Value, ...]:
    return (
        row.queue, row.start_local.replace(tzinfo=None), offset_text(row.start_local),
        row.start_utc.replace(tzinfo=None), row.contacts, row.required, row.serving, row.net,
        row.present, row.late_contacts,
    )  # fmt: skip


def gaps_sheet(handout: Handout) -> TableSheet:
    """A row per gap, the worst for customers first, with its cause."""
    return TableSheet(
        title="Gaps",
        legend=("The worst for customers first.",),
        columns=(
            Column("Queue", 18), *CUSTOMERS_CLOCK, Column("Agent-hours short", 10, AGENTS),
            Column("Late contacts", 10, CONTACTS), Column("Cause", 34), Column("Who, and why", 120),
        ),
        rows=map(_gap_row, worst_first(handout.gaps)),
        fixed_columns=2,
        rules={"Late contacts": (deeper(ORANGE),)},
    )  # fmt: skip


def _gap_row(gap: GapRow) -> tuple[Value, ...]:
    return (
        gap.queue, gap.start_local.replace(tzinfo=None), gap.end_local.replace(tzinfo=None),
        offset_text(gap.start_local), gap.start_utc.replace(tzinfo=None),
        gap.end_utc.replace(tzinfo=None), gap.agent_hours_short, gap.late_contacts, gap.kind,
        gap.particulars,
    )  # fmt: skip
