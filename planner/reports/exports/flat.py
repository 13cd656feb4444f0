"""One flat CSV of a plan: a row per shift, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from planner.reports.exports.formulas import looks_like_formula
from planner.reports.exports.handout import HandedShift, Handout
from planner.reports.exports.handout.shift import stretches_text

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = (
    "agent", "name", "site", "date", "start_local", "end_local", "time_zone", "start_utc",
    "end_utc", "paid_hours", "cost", "currency", "breaks",
)  # fmt: skip


def flat_csv(handout: Handout) -> str:
    """A row per shift, with the mark at the beginning by which Excel knows UTF-8.

    A text that looks like a formula gets an apostrophe in front, which spreadsheets take for
    "this is text".
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows(_row(shift, handout.names[shift.agent]) for shift in handout.shifts)
    return BYTE_ORDER_MARK + stream.getvalue()


def _row(shift: HandedShift, name: str) -> tuple[str, ...]:
    return (
        shift.agent, _text(name), _text(shift.site), shift.date.isoformat(),
        _moment(shift.local_start), _moment(shift.local_end), shift.zone,
        _moment(shift.start.astimezone(UTC)), _moment(shift.end.astimezone(UTC)),
        f"{shift.minutes_paid / 60:.2f}", "" if shift.cost is None else f"{shift.cost:.2f}",
        shift.currency, _text(stretches_text(shift, "; ")),
    )  # fmt: skip


def _text(text: str) -> str:
    return f"'{text}" if looks_like_formula(text) else text


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
