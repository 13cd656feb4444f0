"""The errors that a user can meet.

PlannerError
├── ScenarioError   the scenario's files are wrong: every problem at once
├── PlanFolderError a plan folder cannot be read, or may not be written
├── ChangeError     changes cannot be read or applied: every problem at once
└── ConflictError   the hard rules contradict one another
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from dataclasses import dataclass


class PlannerError(Exception):
    """Something that the user can mend; its text says what and how."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place of a scenario, a plan or a what-if, with its cure.

    `place` is `file:row:column` for a table (the header is row 1), `file: key.path` for TOML,
    and the change itself for one that cannot be applied.
    """

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ScenarioError(PlannerError):
    """A scenario that cannot be planned; `problems` holds every one found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ChangeError(PlannerError):
    """Changes of a what-if that cannot be read or applied; `problems` holds every one found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class PlanFolderError(PlannerError):
    """A plan folder that cannot be read, or that may not be written over."""


@dataclass(frozen=True)
class Conflict:
    """An irreducible set of rules and rows that cannot hold together for one agent."""

    agent: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.agent}: " + "; ".join(self.reasons)


class ConflictError(PlannerError):
    """Hard rules that contradict one another; one conflict per agent concerned."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__("\n".join(str(conflict) for conflict in self.conflicts))


def fault_line(error: Exception) -> str:
    """What a user is told of an error that is none of theirs; on demand, a trace on stderr."""
    if os.environ.get("PLANNER_DEBUG") == "1":
        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return (
        f"a fault of the planner itself, not of your files ({what}). Please report it with this "
        "line and, if you may share it, the scenario; PLANNER_DEBUG=1 shows where it happened."
    )
