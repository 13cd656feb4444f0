"""CSV files as tables of raw text that remember where every row stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.scenario.problems import Problems, read_bytes, wrong_encoding
from planner.scenario.suggestion import LONGEST, did_you_mean, shown

MOST_ROWS = 2_000_000
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Row:
    """One record: the physical line on which it begins, and its cells that are not empty."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A file's rows; `columns` are those of its header that the format knows."""

    file: str
    columns: frozenset[str]
    rows: tuple[Row, ...]


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
    records = list(_records(path.name, text, problems))
    if not records:
        listed = ",".join(required)
        problems.file(path.name, f"is empty: its first line must name the columns, {listed}")
        return None
    header = [name.strip() for name in records[0][1]]
    _check_header(path.name, records[0][0], header, required, optional, problems)
    rows = tuple(_rows(path.name, header, records[1:], problems))
    return Table(path.name, frozenset(header) & {*required, *optional}, rows)


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
    names = lines[0].split(",")
    column = names[min(lines[-1].count(","), len(names) - 1)].strip()
    message = "is not UTF-8 text: save the file as UTF-8 (CSV UTF-8)"
    problems.cell(file, len(lines), column, message)


def _records(file: str, text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    first_line = 1
    for count in range(MOST_ROWS + 2):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.cell(file, first_line, _first_name(text), _sentence(error))
            return
        if any(cell.strip() for cell in cells):
            if count > MOST_ROWS:
                problems.file(file, f"has more than {MOST_ROWS} rows: shorten the horizon")
                return
            yield first_line, cells
        first_line = reader.line_num + 1


def _first_name(text: str) -> str:
    return text[:LONGEST].split(",")[0].strip()


def _sentence(error: csv.Error) -> str:
    if "limit" in str(error):
        return "a cell is longer than any can be: is a quotation mark missing?"
    return f'a quotation mark (") is missing or too many in the row that begins here ({error})'


def _check_header(
    file: str,
    row: int,
    header: Sequence[str],
    required: Sequence[str],
    optional: Sequence[str],
    problems: Problems,
) -> None:
    known = [*required, *optional]
    if len(header) == 1 and len(header[0].replace("\t", ";").split(";")) > 1:
        problems.cell(file, row, header[0], "separate the columns by commas")
        return
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


def _rows(
    file: str, header: Sequence[str], records: Sequence[tuple[int, list[str]]], problems: Problems
) -> Iterator[Row]:
    names, width = header, len(header)
    for number, raw in records:
        cells = [cell.strip() for cell in raw]
        if len(cells) != width:
            _tell_width(file, number, header, cells, problems)
        named = zip(names, cells, strict=False)
        yield Row(number, {name: cell for name, cell in named if cell})


def _tell_width(
    file: str, number: int, header: Sequence[str], cells: Sequence[str], problems: Problems
) -> None:
    if len(cells) < len(header):
        column, cure = header[len(cells)], "write a comma for every empty cell"
    else:
        column, cure = header[-1], 'put a text that contains a comma in quotation marks ("...")'
    problems.cell(
        file, number, column, f"the row has {len(cells)} cells, the header {len(header)}: {cure}"
    )
