"""The first sheet: the plan's figures in words, and what they are weighed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.reports.exports.handout import Handout
from planner.reports.exports.summary import Figure, customers, origin, proof, terms, work
from planner.reports.exports.workbook.cells import Dressed, Value, put_row
from planner.reports.exports.workbook.looks import BOLD, CONTACTS, QUIET, TITLE
from planner.reports.exports.workbook.table_sheet import print_wide

WIDTHS = (52, 24, 16, 16)
Rows = Iterator[Sequence[Value]]


def add_summary(book: Workbook, handout: Handout) -> None:
    """Add the sheet at the end of a workbook."""
    sheet: Worksheet = book.create_sheet("Summary")
    for letter, width in zip("ABCD", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for number, row in enumerate(_rows(handout), 1):
        put_row(sheet, number, row, [None] * len(row))
    print_wide(sheet)


def _rows(handout: Handout) -> Rows:
    yield [Dressed(handout.title, font=TITLE)]
    yield from ([f"Note: {note}."] for note in handout.notes)
    blocks = (
        ("What customers get", customers(handout)),
        ("What it takes", work(handout)),
        ("How good the plan is", proof(handout)),
        ("What it covers, and how it was made", origin(handout)),
    )
    for title, figures in blocks:
        yield from ((), [Dressed(title, font=BOLD)])
        yield from map(_figure, figures)
    yield ()
    yield from _terms(handout)


def _figure(figure: Figure) -> Sequence[Value]:
    value = Dressed(figure.value, figure.unit.number_format)
    return figure.what, value, Dressed(figure.meaning, font=QUIET)


def _terms(handout: Handout) -> Rows:
    headings = ("What is weighed, in late contacts", "Value", "One is worth", "Together")
    yield [Dressed(heading, font=BOLD) for heading in headings]
    for term in terms(handout):
        yield (
            term.words,
            Dressed(term.value, CONTACTS),
            term.weight,
            Dressed(term.worth, CONTACTS),
        )
    total = Dressed(handout.figures.objective, CONTACTS, font=BOLD)
    yield Dressed("objective, the sum", font=BOLD), None, None, total
