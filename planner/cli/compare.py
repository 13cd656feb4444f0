"""`planner compare`: plans side by side."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from planner.cli.outcome import Exit, Outcome, as_json
from planner.errors import PlannerError
from planner.reports.comparison import comparison_page, comparison_record, comparison_text
from planner.whatif.comparison import compare, read_folders


def run(arguments: Namespace) -> Outcome:
    """The page comes beside the table, or beside the JSON."""
    comparison = compare(read_folders([arguments.baseline, *arguments.others]))
    if arguments.html is not None:
        _write(arguments.html, comparison_page(comparison), force=arguments.force)
    if arguments.json:
        return Outcome(Exit.DONE, as_json(comparison_record(comparison)))
    text = comparison_text(comparison)
    if arguments.html is not None:
        text = f"{text}\n\nThe page is in {arguments.html}"
    return Outcome(Exit.DONE, text)


def _write(path: Path, page: str, *, force: bool) -> None:
    try:
        with path.open("w" if force else "x", encoding="utf-8") as stream:
            stream.write(page)
    except FileExistsError:
        raise PlannerError(f"{path}: exists; use --force to replace it, or another name") from None
