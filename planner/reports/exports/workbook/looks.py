"""Colours and number formats of the workbook: blue and orange, which everybody can tell apart."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font, PatternFill

from planner.reports.exports.handout import Kind

DATE = "yyyy-mm-dd"
DAY = "ddd d mmm"
MOMENT = "yyyy-mm-dd hh:mm"
HOURS = "#,##0.00"
AGENTS = "#,##0.0"
CONTACTS = "#,##0.0"
SECONDS = "#,##0"
SHARE = "0.0%"
WHOLE = "#,##0"

BOLD = Font(bold=True)
TITLE = Font(bold=True, size=14)
QUIET = Font(color="FF595959")
HEADING = Font(bold=True, color="FFFFFFFF")
HEADING_FILL = PatternFill("solid", start_color="FF1F3B57")
WRAPPED = Alignment(wrap_text=True, vertical="top")

WHITE = "FFFFFFFF"
LIGHT_BLUE, BLUE = "FFCFE5F5", "FF7DB8DE"
LIGHT_ORANGE, ORANGE = "FFFDE3BF", "FFF0A64A"


def solid(colour: str) -> PatternFill:
    """A fill of one colour; cells show the first of its two, rules the second."""
    return PatternFill("solid", start_color=colour, end_color=colour)


KINDS = {
    Kind.DAY: None,
    Kind.NIGHT: solid(LIGHT_BLUE),
    Kind.WEEKEND: solid(LIGHT_ORANGE),
    Kind.WEEKEND_NIGHT: solid(ORANGE),
}


def money(currency: str) -> str:
    """Amounts with the currency's code in front: `EUR 1,240.00`."""
    return f"[${currency}] #,##0.00"
