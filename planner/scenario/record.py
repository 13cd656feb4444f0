"""Rows of a table as typed values, every wrong cell told with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from planner import clock
from planner.scenario.problems import Keys, Problems
from planner.scenario.sentences import N, draft
from planner.scenario.suggestion import did_you_mean, shown
from planner.scenario.table import read_table

# Queues share their zones and their times of day: most rows ask what another asked before.
exact_instant = lru_cache(maxsize=100_000)(clock.exact_instant)


@dataclass(frozen=True)
class Column:
    """A column of a file: its name, the reader of its cells, whether every row needs one."""

    name: str
    read: Callable[[str], object]
    required: bool = True


@dataclass(slots=True)
class Record:
    """One row: the values of its sound cells by column, and the columns that are faulty."""

    file: str
    number: int
    problems: Problems
    values: dict[str, Any] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)

    def tell(self, column: str, message: str) -> None:
        """Tells a problem of one of the row's cells."""
        self.faulty.add(column)
        self.problems.cell(self.file, self.number, column, message)

    def noun(self, model: type[N], values: Mapping[str, object]) -> N | None:
        """The noun made of these values, None where a required one is missing or wrong.

        A problem is told at the column that bears the field's name, unless that column is
        faulty anyway.
        """

        def tell(keys: Keys, message: str) -> None:
            if str(keys[0]) not in self.faulty:
                self.tell(str(keys[0]), message)

        return draft(model, values, tell).noun

    def instant(self, column: str, zone: str | None) -> datetime | None:
        """The instant of a cell that holds a date and time; None where that is faulty."""
        moment = self.values.get(column)
        return self.resolved(column, moment, zone) if isinstance(moment, datetime) else None

    def resolved(self, column: str, moment: datetime, zone: str | None) -> datetime | None:
        """The instant of a date and time, local to `zone` where it carries no offset.

        None where the zone is unknown, and with a problem where the local time is skipped
        or doubled.
        """
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
        try:
            return None if zone is None else exact_instant(moment, zone)
        except (clock.ImpossibleLocalTime, clock.DoubledLocalTime) as error:
            self.tell(column, str(error))
            return None


@dataclass(frozen=True)
class Records:
    """The rows of a file and its columns.

    It is not `complete` where some rows could not be read at all.
    """

    rows: tuple[Record, ...] = ()
    columns: frozenset[str] = frozenset()
    complete: bool = False

    def __iter__(self) -> Iterator[Record]:
        return iter(self.rows)

    def sound(self, column: str) -> bool:
        """Whether the column is there, and its cell understood in every row of the file."""
        understood = all(column not in record.faulty for record in self.rows)
        return self.complete and column in self.columns and understood


def read_records(path: Path, columns: Sequence[Column], problems: Problems) -> Records:
    """The rows of a file with these columns; none where it cannot be read."""
    required = [column.name for column in columns if column.required]
    optional = [column.name for column in columns if not column.required]
    table = read_table(path, required, optional, problems)
    if table is None:
        return Records()
    present = [column for column in columns if column.name in table.columns]
    rows = (
        _record(Record(table.file, row.number, problems), row.cells, present, table.doubtful)
        for row in table.rows
    )
    return Records(tuple(rows), table.columns, table.complete)


def _record(
    record: Record, cells: Mapping[str, str], columns: Sequence[Column], doubtful: Collection[str]
) -> Record:
    record.faulty.update(doubtful)
    for column in columns:
        text = cells.get(column.name)
        if text is None:
            if column.required:
                record.tell(column.name, "is empty: it is required")
            continue
        try:
            record.values[column.name] = column.read(text)
        except ValueError as error:
            record.tell(column.name, str(error))
    return record


def reference(kind: str, known: Collection[str] | None) -> Callable[[str], str]:
    """A reader of ids of that kind; takes any where what exists could not be read."""

    def read(cell: str) -> str:
        if known is not None and cell not in known:
            raise ValueError(f"no {kind} has the id {shown(cell)}{did_you_mean(cell, known)}")
        return cell

    return read
