"""What somebody has said of a change so far."""

from __future__ import annotations

from dataclasses import dataclass

from planner.errors import ChangeError
from planner.whatif.changes import Change, parse_change


@dataclass(frozen=True)
class Draft:
    """The changes that are said, what is still to be said, and what is wrong.

    missing: labels of controls. There are changes only where nothing is missing or wrong.
    """

    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def draft_of_line(text: str) -> Draft:
    """What a line such as `volume de-voice +20%` says; an empty one says nothing."""
    if not text.strip():
        return Draft()
    try:
        return Draft((parse_change(text),))
    except ChangeError as error:
        return Draft(problems=tuple(problem.message for problem in error.problems))
