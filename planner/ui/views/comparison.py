"""Plans side by side, as tables of the app."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from planner.reports.comparison.section import Cell, Section


def comparison_table(section: Section, names: Sequence[str]) -> pd.DataFrame:
    """A section of a comparison: a column for each plan, the baseline first."""
    headings = [heading.capitalize() for heading in section.headings]
    rows = [[*line.names, *map(_told, line.cells)] for line in section.lines]
    return pd.DataFrame(rows, columns=[*headings, *names])


def _told(cell: Cell) -> str:
    beside = ", ".join(part for part in (cell.difference, cell.judgement) if part)
    return f"{cell.text} ({beside})" if beside else cell.text


def told_apart(names: Sequence[str]) -> list[str]:
    """The names, each with a number behind it where several are the same."""
    return [
        f"{name} [{names[: place + 1].count(name)}]" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]
