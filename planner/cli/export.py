"""`planner export`: hands a plan out as a workbook, calendars, a page or a flat table."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from planner.cli.outcome import Exit, Outcome
from planner.reports.exports import (
    Handout,
    calendars,
    flat_csv,
    read_handout,
    report_html,
    revision,
    workbook_bytes,
)
from planner.reports.exports.writing import calendars_in, check_file, write_calendars, write_file
from planner.reports.words import plural

CONTENT: dict[str, Callable[[Handout], bytes]] = {
    "xlsx": workbook_bytes,
    "html": lambda handout: report_html(handout).encode(),
    "csv": lambda handout: flat_csv(handout).encode(),
}


def run(arguments: Namespace) -> Outcome:
    """Unless told otherwise, the export stands beside the plan and bears its name."""
    plan = _by_name(arguments.folder)
    if arguments.to == "ics":
        folder = arguments.out or plan.parent / f"{plan.name}-calendars"
        return _hand_out_calendars(arguments.folder, folder)
    out = arguments.out or plan.parent / f"{plan.name}.{arguments.to}"
    check_file(out, force=arguments.force)
    write_file(out, CONTENT[arguments.to](read_handout(arguments.folder)))
    return Outcome(Exit.DONE, f"The plan is in {out}")


def _by_name(folder: Path) -> Path:
    """The folder by a path that ends in its name, as `.` and `..` do not."""
    return folder.resolve() if folder.name in ("", "..") else folder


def _hand_out_calendars(plan: Path, folder: Path) -> Outcome:
    """Calendars handed out before are read first: what has changed since follows from them."""
    earlier = calendars_in(folder)
    made = calendars(read_handout(plan), revision(plan), earlier)
    write_calendars(folder, made)
    return Outcome(Exit.DONE, f"{plural(len(made), 'calendar')} in {folder}")
