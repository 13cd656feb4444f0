"""The changes that a command is given: in a file, on lines of their own, as absences."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from planner.errors import ChangeError, PlannerError, Problem
from planner.scenario import Scenario, write_scenario
from planner.scenario.problems import SETTINGS_FILE
from planner.scenario.suggestion import shown
from planner.whatif.changes import Change, parse_change, read_changes

MOMENT = r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?"
ABSENCE = re.compile(rf"([^:]+):({MOMENT})(?::({MOMENT}))?")


def changes_of(arguments: Namespace) -> tuple[Change, ...]:
    """Those of the file first, then the lines; raises ChangeError with everything wrong."""
    file: Path | None = arguments.changes
    in_file = read_changes(file) if file is not None else ()
    return (*in_file, *_read_all(parse_change, arguments.change))


def absences_of(arguments: Namespace) -> tuple[Change, ...]:
    """The absences of `--absent AGENT:FROM:TO`; raises ChangeError with everything wrong."""
    return _read_all(_absence, arguments.absent)


def _read_all(read: Callable[[str], Change], texts: Iterable[str]) -> tuple[Change, ...]:
    found: list[Change] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            found.append(read(text))
        except ChangeError as error:
            problems += error.problems
    if problems:
        raise ChangeError(problems)
    return tuple(found)


def _absence(text: str) -> Change:
    told = ABSENCE.fullmatch(text)
    if told is None:
        message = "write an absence as AGENT:FROM:TO, such as riga-07:2027-03-02:2027-03-04"
        raise ChangeError([Problem(shown(text), message)])
    return parse_change(" ".join(part for part in ("absence", *told.groups()) if part))


def check_new_scenario(folder: Path | None) -> None:
    """Raises PlannerError where a scenario is in the folder already."""
    if folder is not None and (folder / SETTINGS_FILE).exists():
        raise PlannerError(f"{folder} holds a scenario already: choose another folder")


def keep(scenario: Scenario, folder: Path | None) -> None:
    """Write a changed scenario where the command was told to."""
    if folder is not None:
        write_scenario(scenario, folder)
