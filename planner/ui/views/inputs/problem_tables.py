"""The problems of a file as tables, each with its place and its cure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from planner.scenario.files import TextTable
from planner.ui.views.inputs.checked import PlacedProblem
from planner.ui.views.markdown import plain

WHAT = "What is wrong, and how to mend it"
WHOLE = "the whole file"
MOST = 50


def row_problems(problems: Sequence[PlacedProblem], table: TextTable | None) -> pd.DataFrame:
    """The first problems of a table, by row as numbered in the file, with what stands there now.

    Texts are Markdown, as in `key_problems`.
    """
    shown = problems[:MOST]
    places = [problem.place for problem in shown]
    return pd.DataFrame(
        {
            "Row": ["" if place.row is None else str(place.row) for place in places],
            "Column": [plain(place.column or WHOLE) for place in places],
            "Now": [plain(_now(place.row, place.column, table)) for place in places],
            WHAT: [plain(problem.message) for problem in shown],
        }
    )


def _now(row: int | None, column: str | None, table: TextTable | None) -> str:
    """What stands in the cell that a problem is about; nothing where that is no cell."""
    if table is None or row not in table.numbers:
        return ""
    return table.column(column or "")[table.numbers.index(row)]


def key_problems(problems: Sequence[PlacedProblem]) -> pd.DataFrame:
    """The first problems of the settings, by key."""
    shown = problems[:MOST]
    return pd.DataFrame(
        {
            "Key": [plain(problem.place.key or WHOLE) for problem in shown],
            WHAT: [plain(problem.message) for problem in shown],
        }
    )


def told_by_row(problems: Sequence[PlacedProblem]) -> dict[int, str]:
    """All that is wrong with each row, as one text."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    for problem in problems:
        if problem.place.row is not None:
            told[problem.place.row].append(f"{problem.place.column}: {problem.message}")
    return {row: "; ".join(texts) for row, texts in told.items()}
