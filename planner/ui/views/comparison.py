"""Plans side by side, as tables of the app."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from planner.reports.comparison import changes
from planner.reports.comparison.section import Cell, Section
from planner.whatif.comparison import ChangedShifts, Comparison

MOST_CHANGES = 100


def comparison_table(section: Section, names: Sequence[str]) -> pd.DataFrame:
    """A section of a comparison: a column for each plan, the baseline first."""
    headings = [heading.capitalize() for heading in section.headings]
    rows = [[*line.names, *map(_told, line.cells)] for line in section.lines]
    return pd.DataFrame(rows, columns=[*headings, *names])


def _told(cell: Cell) -> str:
    beside = ", ".join(part for part in (cell.difference, cell.judgement) if part)
    return f"{cell.text} ({beside})" if beside else cell.text


def counts_table(comparison: Comparison, names: Sequence[str]) -> pd.DataFrame:
    """How many shifts each plan changes of the baseline's."""
    first, *others = names
    told = zip(others, comparison.changes, strict=True)
    rows = [[name, *changes.counts(changed)] for name, changed in told]
    headings = [f"Shifts beside {first}", *(heading.capitalize() for heading in changes.COUNTS)]
    return pd.DataFrame(rows, columns=headings)


def changes_table(changed: ChangedShifts) -> pd.DataFrame:
    """The shifts that a plan changes, the largest changes first."""
    rows = [changes.change_cells(change) for change in changed.changes[:MOST_CHANGES]]
    return pd.DataFrame(rows, columns=[heading.capitalize() for heading in changes.CHANGE])


def changes_title(changed: ChangedShifts, baseline: str, name: str) -> str:
    """What that table is called."""
    return f"{changes.largest(changed, MOST_CHANGES)} from {baseline} to {name}"


def told_apart(names: Sequence[str]) -> list[str]:
    """The names, each with a number behind it where several are the same."""
    return [
        f"{name} [{names[: place + 1].count(name)}]" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]
