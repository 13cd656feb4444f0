"""CSV files as tables of raw text that remember where every row stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from planner.scenario.problems import Problems, read_bytes, wrong_encoding
from planner.scenario.suggestion import LONGEST, did_you_mean, shown

MOST_ROWS = 2_000_000
LINE_END = re.compile(r"\r\n|\r|\n")


class Row(NamedTuple):
    """One record: the physical line on which it begins, and its cells that are not empty."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A file's rows.

    `columns` are those that the header names once. A column that it does not name is
    `doubtful` where one is required, or may hide under a name that the format does not know.
    The table is not `complete` where rows could not be told apart or do not fit the header;
    those are left out.
    """

    file: str
    columns: frozenset[str]
    doubtful: frozenset[str]
    rows: tuple[Row, ...]
    complete: bool


def read_table(
    path: Path, required: Sequence[str], optional: Sequence[str], problems: Problems
) -> Table | None:
    """Reads a CSV file with these columns, in any order; None where nothing can be read.

    Whatever is wrong with its form becomes a problem; the rows that can be told apart are
    returned nevertheless, so that their own problems are found too.
    """
    text = _text(path, problems)
    if text is None:
        return None
    records, complete = _records(path.name, text, problems)
    if not records:
        if complete:
            listed = ",".join(required)
            problems.file(path.name, f"is empty: its first line must name the columns, {listed}")
        return None
    header = [name.strip() for name in records[0].cells]
    if not _header_fits(path.name, records[0].number, header, required, optional, problems):
        return None
    rows = tuple(_rows(path.name, header, records[1:], problems))
    complete = complete and len(rows) == len(records) - 1
    known = {*required, *optional}
    columns = frozenset(name for name in known if header.count(name) == 1)
    doubtful = known - columns if set(header) - known else set(required) - columns
    return Table(path.name, columns, frozenset(doubtful), rows, complete)


def _text(path: Path, problems: Problems) -> str | None:
    data = read_bytes(path, problems)
    if data is None:
        return None
    wrong = wrong_encoding(data)
    if wrong:
        problems.file(path.name, wrong)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _tell_encoding(path.name, data[: error.start], problems)
        return data.decode("utf-8-sig", errors="replace")


def _tell_encoding(file: str, head: bytes, problems: Problems) -> None:
    lines = LINE_END.split(head.decode("utf-8-sig", errors="replace"))
    names, place = lines[0].split(","), lines[-1].count(",")
    column = names[place].strip() if place < len(names) and len(lines) > 1 else ""
    message = "is not UTF-8 text: save the file as UTF-8 (CSV UTF-8)"
    problems.cell(file, len(lines), column or f"column {place + 1}", message)


class _Raw(NamedTuple):
    number: int
    cells: list[str]


def _records(file: str, text: str, problems: Problems) -> tuple[list[_Raw], bool]:
    """The records that are not blank, and whether the file could be read to its end."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[_Raw] = []
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(_Raw(number, cells))
            if len(found) > MOST_ROWS + 1:
                problems.file(file, f"has more than {MOST_ROWS} rows: shorten the horizon")
                return found, False
            number = reader.line_num + 1
    except csv.Error as error:
        problems.cell(file, number, _first_name(text), _sentence(error))
        return found, False
    return found, True


def _first_name(text: str) -> str:
    return text[:LONGEST].split(",")[0].strip()


def _sentence(error: csv.Error) -> str:
    if "limit" in str(error):
        return "a cell is longer than any can be: is a quotation mark missing?"
    return f'a quotation mark (") is missing or too many in the row that begins here ({error})'


def _header_fits(
    file: str,
    row: int,
    header: Sequence[str],
    required: Sequence[str],
    optional: Sequence[str],
    problems: Problems,
) -> bool:
    """Tells what is wrong with the header; False where no column at all could be understood."""
    known = [*required, *optional]
    for mark in (";", "\t"):
        if len(header) == 1 and len(header[0].split(mark)) > 1:
            name = header[0].split(mark)[0]
            problems.cell(file, row, name, "separate the columns by commas, not otherwise")
            return False
    for place, name in enumerate(header):
        if not name:
            problems.cell(file, row, f"column {place + 1}", "this column has no name: remove it")
        elif name not in known:
            hint = did_you_mean(name, known)
            problems.cell(file, row, name, f"unknown column {shown(name)}{hint}")
        elif name in header[:place]:
            problems.cell(file, row, name, "this column appears twice: remove one")
    for name in required:
        if name not in header:
            problems.cell(file, row, name, f'the column "{name}" is missing: add it')
    return True


def _rows(
    file: str, header: Sequence[str], records: Sequence[_Raw], problems: Problems
) -> Iterator[Row]:
    for record in records:
        cells = [cell.strip() for cell in record.cells]
        if len(cells) == len(header):
            named = zip(header, cells, strict=True)
            yield Row(record.number, {name: cell for name, cell in named if cell})
        else:
            _tell_width(file, record.number, header, len(cells), problems)


def _tell_width(
    file: str, number: int, header: Sequence[str], width: int, problems: Problems
) -> None:
    if width < len(header):
        column, cure = header[width], "write a comma for every empty cell"
    else:
        column, cure = header[-1], 'put a text that contains a comma in quotation marks ("...")'
    message = f"the row has {width} cells, the header {len(header)}: {cure}"
    problems.cell(file, number, column, message)
