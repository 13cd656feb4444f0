"""The forms in which a plan is handed out, as downloads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planner.reports.exports import (
    calendars,
    flat_csv,
    read_handout,
    report_html,
    revision,
    workbook_bytes,
    zipped,
)


@dataclass(frozen=True)
class Form:
    """A form of a plan: what it is called, what its file is, and how it comes from a folder."""

    label: str
    help: str
    suffix: str
    mime: str
    make: Callable[[Path], bytes]


def _workbook(folder: Path) -> bytes:
    return workbook_bytes(read_handout(folder))


def _calendars(folder: Path) -> bytes:
    return zipped(calendars(read_handout(folder), revision(folder)))


def _page(folder: Path) -> bytes:
    return report_html(read_handout(folder)).encode()


def _table(folder: Path) -> bytes:
    return flat_csv(read_handout(folder)).encode()


FORMS = (
    Form(
        "Workbook",
        "For Excel: summary, schedule, shifts, coverage, service, gaps and cost.",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _workbook,
    ),
    Form(
        "Calendars",
        "A zip with a calendar for each agent. Imported again later, they move their events.",
        "calendars.zip",
        "application/zip",
        _calendars,
    ),
    Form("Page", "One page for a mail or a printer, with its figures.", "html", "text/html", _page),
    Form("Flat table", "A row per shift, as CSV.", "csv", "text/csv", _table),
)
