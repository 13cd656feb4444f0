"""An instance as its file tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Rows = list[list[str]]


@dataclass(frozen=True)
class ShiftType:
    """A shift of any day; on the day after it nobody may work those of `forbids_next`."""

    name: str
    minutes: int
    forbids_next: frozenset[str]


@dataclass(frozen=True, order=True)
class Contract:
    """Limits of minutes over the horizon, of days in a row worked and off, of weekends."""

    most_minutes: int
    least_minutes: int
    longest_run: int
    shortest_run: int
    shortest_rest: int
    most_weekends: int


@dataclass(frozen=True)
class Employee:
    """Who works under a contract, at most so many shifts of each type, never on `days_off`.

    Days count from 0.
    """

    name: str
    contract: Contract
    most_shifts: Mapping[str, int]
    days_off: frozenset[int]


@dataclass(frozen=True)
class Request:
    """A wish to work a shift on a day, or not to; refused it costs its weight."""

    employee: str
    day: int
    shift: str
    weight: int


@dataclass(frozen=True)
class Demand:
    """Employees wanted for a shift on a day, and what each one missing or too many costs."""

    day: int
    shift: str
    wanted: int
    under: int
    over: int


@dataclass(frozen=True)
class Instance:
    """Who may work what over so many days, of which the first is a Monday."""

    name: str
    days: int
    shifts: tuple[ShiftType, ...]
    employees: tuple[Employee, ...]
    on_requests: tuple[Request, ...]
    off_requests: tuple[Request, ...]
    demands: tuple[Demand, ...]


def read_instance(path: Path) -> Instance:
    """Read an instance's file."""
    sections = _sections(path)
    days_off = {row[0]: frozenset(map(int, row[1:])) for row in sections["DAYS_OFF"]}
    return Instance(
        name=path.stem,
        days=int(sections["HORIZON"][0][0]),
        shifts=tuple(
            ShiftType(name, int(minutes), frozenset(_parts(others)))
            for name, minutes, others in sections["SHIFTS"]
        ),
        employees=tuple(
            _employee(row, days_off.get(row[0], frozenset())) for row in sections["STAFF"]
        ),
        on_requests=tuple(map(_request, sections["SHIFT_ON_REQUESTS"])),
        off_requests=tuple(map(_request, sections["SHIFT_OFF_REQUESTS"])),
        demands=tuple(_demand(row) for row in sections["COVER"]),
    )


def _sections(path: Path) -> dict[str, Rows]:
    """The rows of every section, without comments, cut at their commas."""
    sections: dict[str, Rows] = {}
    rows: Rows = []
    for line in map(str.strip, path.read_text().splitlines()):
        if line.startswith("SECTION_"):
            rows = sections.setdefault(line.removeprefix("SECTION_"), [])
        elif line and not line.startswith("#"):
            rows.append(line.split(","))
    return sections


def _parts(text: str) -> Iterator[str]:
    return (part for part in text.split("|") if part)


def _employee(row: list[str], days_off: frozenset[int]) -> Employee:
    name, most_shifts, *limits = row
    pairs = (part.split("=") for part in _parts(most_shifts))
    most = {shift: int(number) for shift, number in pairs}
    return Employee(name, Contract(*map(int, limits)), most, days_off)


def _request(row: list[str]) -> Request:
    employee, day, shift, weight = row
    return Request(employee, int(day), shift, int(weight))


def _demand(row: list[str]) -> Demand:
    day, shift, wanted, under, over = row
    return Demand(int(day), shift, int(wanted), int(under), int(over))
