"""A sheet that holds one table: headings that stay in view, a filter, a page that fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planner.reports.exports.workbook.cells import Dressed, Value, put_row
from planner.reports.exports.workbook.looks import DAY, HEADING, HEADING_FILL, WRAPPED

HEADER, FIRST = 2, 3


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, and how its numbers are shown."""

    heading: str | date
    width: float
    number_format: str | None = None


@dataclass(frozen=True)
class TableSheet:
    """A sheet's table.

    legend: what stands in the row above the headings. fixed_columns: how many columns stay in
    view. rules: colours by condition, by heading.
    """

    title: str
    legend: Sequence[Value]
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    fixed_columns: int
    rules: Mapping[str, Sequence[Rule]] = field(default_factory=dict)


def add_table(book: Workbook, table: TableSheet) -> None:
    """Add the sheet at the end of a workbook."""
    sheet: Worksheet = book.create_sheet(table.title)
    put_row(sheet, 1, table.legend, [None] * len(table.legend))
    headings = [Dressed(c.heading, DAY, HEADING_FILL, HEADING, WRAPPED) for c in table.columns]
    put_row(sheet, HEADER, headings, [None] * len(headings))
    formats = [column.number_format for column in table.columns]
    last = HEADER
    for last, row in enumerate(table.rows, HEADER + 1):
        put_row(sheet, last, row, formats)
    _frame(sheet, table, last)
    _colour(sheet, table, max(last, FIRST))
    print_wide(sheet)
    sheet.print_title_rows = f"{HEADER}:{HEADER}"


def _frame(sheet: Worksheet, table: TableSheet, last: int) -> None:
    for number, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = f"{get_column_letter(table.fixed_columns + 1)}{FIRST}"
    sheet.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(table.columns))}{last}"


def _colour(sheet: Worksheet, table: TableSheet, last: int) -> None:
    for number, column in enumerate(table.columns, 1):
        letter = get_column_letter(number)
        for rule in table.rules.get(str(column.heading), ()):
            sheet.conditional_formatting.add(f"{letter}{FIRST}:{letter}{last}", rule)


def print_wide(sheet: Worksheet) -> None:
    """Print in landscape, all columns on a page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
