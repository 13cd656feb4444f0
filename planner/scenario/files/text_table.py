"""A table as the text of its cells: what is typed is kept to the letter."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from planner.scenario.files.plain_text import plain_text

Cells = tuple[str, ...]

LINE_END = re.compile(r"\r\n|\r|\n")
TO_QUOTE = re.compile(r"[\r\n,\"]")


@dataclass(frozen=True)
class TextTable:
    """The names of the columns, and a record for each row, blank ones too, as wide as the header.

    Names have no blanks around them. Rows are told apart by their position, from 0; `numbers`
    are those of messages.
    """

    header: Cells
    rows: tuple[Cells, ...] = ()

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The line of the file on which each row begins; the header is row 1."""
        lines = (_lines(cells) for cells in (self.header, *self.rows))
        return tuple(accumulate(lines, initial=1))[1:-1]

    def column(self, name: str) -> Cells:
        """The cells of a column; empty ones where there is no such column."""
        if name not in self.header:
            return ("",) * len(self.rows)
        place = self.header.index(name)
        return tuple(row[place] for row in self.rows)

    def with_columns(self, names: Iterable[str]) -> TextTable:
        """The same table, where those of these columns that it lacks follow its own, empty."""
        new = tuple(name for name in dict.fromkeys(names) if name not in self.header)
        empty = ("",) * len(new)
        return TextTable((*self.header, *new), tuple((*cells, *empty) for cells in self.rows))

    def with_cells(self, edits: Mapping[int, Mapping[str, str]]) -> TextTable:
        """The same table with other texts in some cells, by row and column, new ones too."""
        table = self.with_columns(name for cells in edits.values() for name in cells)
        rows = list(table.rows)
        for row, cells in edits.items():
            old = dict(zip(table.header, rows[row], strict=True))
            rows[row] = tuple({**old, **cells}.values())
        return replace(table, rows=tuple(rows))

    def with_row(self, cells: Mapping[str, str]) -> TextTable:
        """The same table with one more row at its end; cells that are not given are empty."""
        blank = replace(self, rows=(*self.rows, ("",) * len(self.header)))
        return blank.with_cells({len(self.rows): cells})

    def without(self, rows: Collection[int]) -> TextTable:
        """The same table without some of its rows."""
        kept = (cells for row, cells in enumerate(self.rows) if row not in rows)
        return replace(self, rows=tuple(kept))

    def data(self) -> bytes:
        """The table as a CSV file that reads back as the same table."""
        lines = (",".join(map(_quoted, cells)) for cells in (self.header, *self.rows))
        return "".join(f"{line}\n" for line in lines).encode()


def _quoted(cell: str) -> str:
    """A cell as CSV; csv.writer leaves a carriage return bare where lines end without one."""
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if TO_QUOTE.search(cell) else cell


def _lines(cells: Cells) -> int:
    return 1 + sum(len(LINE_END.findall(cell)) for cell in cells)


def read_text_table(data: bytes) -> TextTable | None:
    """A CSV file as a table; None where its form is faulty, so that it is no table.

    That is: text in another encoding than UTF-8, a blank first line, columns without a name or
    with the same one, rows that are wider or narrower than the header, quotes that do not match.
    """
    text = plain_text(data)
    if text is None:
        return None
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None
    if not records:
        return None
    header = tuple(map(str.strip, records[0]))
    rows = tuple(_row(record, len(header)) for record in records[1:])
    is_table = header and all(header) and len(set(header)) == len(header)
    return TextTable(header, rows) if is_table and {*map(len, rows)} <= {len(header)} else None


def _row(record: Sequence[str], width: int) -> Cells:
    """A record's cells; those of a blank line are as many as the header's."""
    return tuple(record) if any(cell.strip() for cell in record) else ("",) * width
