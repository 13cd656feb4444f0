"""Plain text tables: they read the same on a terminal, in a file and in a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

GAP = "  "


def text_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], align: str, *, gap: str = GAP
) -> str:
    """A table with a line of headings and one line a row.

    `align` has a letter a column: `l` for words, `r` for numbers. Columns are as wide as
    their widest cell, in terminal cells.
    """
    lines = [tuple(headings), *map(tuple, rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(cells, widths, align, gap) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int], align: str, gap: str) -> str:
    padded = (_pad(*column) for column in zip(cells, widths, align, strict=True))
    return gap.join(padded).rstrip()


def _pad(cell: str, width: int, side: str) -> str:
    space = " " * (width - cell_len(cell))
    return space + cell if side == "r" else cell + space
