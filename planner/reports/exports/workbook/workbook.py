"""A plan as a workbook."""

from __future__ import annotations

import io

from openpyxl import Workbook

from planner.reports.exports.handout import Handout
from planner.reports.exports.workbook.cost import cost_sheet
from planner.reports.exports.workbook.coverage import coverage_sheet, gaps_sheet
from planner.reports.exports.workbook.schedule import schedule_sheet
from planner.reports.exports.workbook.service import service_sheet
from planner.reports.exports.workbook.shifts import activities_sheet, shifts_sheet
from planner.reports.exports.workbook.summary import add_summary
from planner.reports.exports.workbook.table_sheet import add_table

SHEETS = (
    schedule_sheet,
    shifts_sheet,
    activities_sheet,
    coverage_sheet,
    service_sheet,
    gaps_sheet,
    cost_sheet,
)


def workbook_bytes(handout: Handout) -> bytes:
    """The workbook, for Excel and the like; inside, it carries the time of its making."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_summary(book, handout)
    for sheet in SHEETS:
        add_table(book, sheet(handout))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
