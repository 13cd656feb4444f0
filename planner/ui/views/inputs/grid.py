"""A table's rows as a grid to edit, and what was edited in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from planner.scenario.files import TextTable

# Columns of the grid that the table has not; no column of a file is called so.
ROW, TICK, TOLD = "#row", "#tick", "#told"
RESERVED = frozenset({ROW, TICK, TOLD, "_index"})

EditedRows = Mapping[int, Mapping[str, Any]]


def grid_frame(table: TextTable, rows: Sequence[int], told: Mapping[int, str]) -> pd.DataFrame:
    """The rows at these positions: number in the file, a tick, what is wrong, then the cells."""
    numbers = [table.numbers[row] for row in rows]
    cells = pd.DataFrame([table.rows[row] for row in rows], columns=table.header, dtype="str")
    cells.insert(0, TOLD, pd.Series([told.get(number, "") for number in numbers], dtype="str"))
    cells.insert(0, TICK, False)
    cells.insert(0, ROW, pd.Series(numbers, dtype="int64"))
    return cells


def edits(edited: EditedRows, rows: Sequence[int]) -> dict[int, dict[str, str]]:
    """The cells that were edited, by position in the table; a cell that was cleared is empty."""
    found = {
        rows[place]: {n: str(v or "") for n, v in cells.items() if n not in RESERVED}
        for place, cells in edited.items()
    }
    return {row: cells for row, cells in found.items() if cells}


def ticked(edited: EditedRows, rows: Sequence[int]) -> frozenset[int]:
    """The positions of the rows that are ticked."""
    return frozenset(rows[place] for place, cells in edited.items() if cells.get(TICK))
