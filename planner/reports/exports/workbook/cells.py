"""Values into cells: a text stays a text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from planner.reports.exports.formulas import looks_like_formula

Plain: TypeAlias = str | float | date | datetime | None
TEXT = "s"


@dataclass(frozen=True)
class Dressed:
    """A value with a look of its own."""

    value: Plain
    number_format: str | None = None
    fill: PatternFill | None = None
    font: Font | None = None
    alignment: Alignment | None = None


Value: TypeAlias = Plain | Dressed


def put_row(
    sheet: Worksheet, row: int, values: Sequence[Value], formats: Iterable[str | None]
) -> None:
    """Fill a row from its first column on; `formats` are the columns' number formats."""
    for column, (value, shown_as) in enumerate(zip(values, formats, strict=True), 1):
        if value is not None:
            dressed = value if isinstance(value, Dressed) else Dressed(value, shown_as)
            _dress(sheet.cell(row, column, dressed.value), dressed)


def _dress(cell: Cell, dressed: Dressed) -> None:
    if isinstance(dressed.value, str):
        _mark_as_text(cell, dressed.value)
    elif dressed.number_format:
        cell.number_format = dressed.number_format
    if dressed.fill:
        cell.fill = dressed.fill
    if dressed.font:
        cell.font = dressed.font
    if dressed.alignment:
        cell.alignment = dressed.alignment


def _mark_as_text(cell: Cell, text: str) -> None:
    """The second mark keeps it a text when somebody edits the cell."""
    cell.data_type = TEXT
    if looks_like_formula(text):
        cell.quotePrefix = True
