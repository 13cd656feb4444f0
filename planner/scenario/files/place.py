"""Where a problem of a scenario's files is, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.errors import Problem
from planner.scenario.problems import SETTINGS_FILE

CELL = re.compile(r"(?P<file>[^:]+\.csv):(?P<row>\d+):(?P<column>.*)", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """A file, and in it the cell of a table (the header is row 1) or the key of the settings.

    A problem of a file as a whole has neither.
    """

    file: str
    row: int | None = None
    column: str | None = None
    key: str | None = None

    @classmethod
    def of(cls, problem: Problem) -> Place:
        """Where `planner check` says that a problem is."""
        cell = CELL.fullmatch(problem.place)
        if cell:
            return cls(cell["file"], row=int(cell["row"]), column=cell["column"])
        file, separator, key = problem.place.partition(": ")
        if separator and file == SETTINGS_FILE:
            return cls(file, key=key)
        return cls(problem.place)
