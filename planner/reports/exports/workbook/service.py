"""The service of every queue, day by day and over the horizon."""

from __future__ import annotations

import math

from planner.plan import QueueService
from planner.reports.exports.handout import Handout
from planner.reports.exports.workbook.cells import Dressed, Value
from planner.reports.exports.workbook.looks import (
    BOLD,
    CONTACTS,
    DATE,
    LIGHT_ORANGE,
    SECONDS,
    SHARE,
    solid,
)
from planner.reports.exports.workbook.rules import where
from planner.reports.exports.workbook.table_sheet import FIRST, Column, TableSheet

WHOLE_HORIZON = "whole horizon"


def service_sheet(handout: Handout) -> TableSheet:
    """A row per queue and day, each queue's days followed by its horizon."""
    return TableSheet(
        title="Service",
        legend=(Dressed("below target", fill=solid(LIGHT_ORANGE)),),
        columns=(
            Column("Queue", 18), Column("Date (customers' clock)", 15, DATE),
            Column("Contacts", 10, CONTACTS), Column("Late contacts", 10, CONTACTS),
            Column("In time", 10, SHARE), Column("Target", 10, SHARE),
            Column("Gave up", 10, SHARE), Column("Mean wait (seconds)", 11, SECONDS),
            Column("Occupancy", 11, SHARE), Column("Waiting at end", 10, CONTACTS),
        ),
        rows=map(_row, handout.service),
        fixed_columns=2,
        rules={"In time": (where(f"AND(ISNUMBER($E{FIRST}),$E{FIRST}<$F{FIRST})", LIGHT_ORANGE),)},
    )  # fmt: skip


def _row(row: QueueService) -> tuple[Value, ...]:
    return (
        row.queue, row.date or Dressed(WHOLE_HORIZON, font=BOLD), row.contacts, row.late_contacts,
        row.service_level, row.target, row.abandonment, _wait(row.asa_seconds), row.occupancy,
        row.backlog,
    )  # fmt: skip


def _wait(seconds: float | None) -> float | str | None:
    return "no end" if seconds is not None and math.isinf(seconds) else seconds
