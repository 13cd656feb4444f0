"""Reads `schedule.csv`: who there is, and the hours that it tells of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.reports.exports.handout.cells import identifier
from planner.reports.exports.handout.handout import Person
from planner.scenario.base import printable
from planner.scenario.problems import Problems
from planner.scenario.record import Column, Record, read_records

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class PrintedSchedule:
    """The page to print, with the hours of every agent and date that has any."""

    people: tuple[Person, ...]
    dates: tuple[date, ...]
    hours: Mapping[tuple[str, date], str]


def read_schedule(folder: Path, problems: Problems) -> PrintedSchedule:
    """The sound rows of `schedule.csv`."""
    path = folder / "schedule.csv"
    columns = _date_columns(path, problems)
    known = (Column("agent", identifier), Column("name", printable))
    cells = tuple(Column(name, printable, required=False) for name in columns)
    people: dict[str, Person] = {}
    hours = {}
    for record in read_records(path, (*known, *cells), problems):
        person = _person(record, people)
        if person is not None:
            people[person.agent] = person
            told = {day: record.values.get(name) for name, day in columns.items()}
            hours.update({(person.agent, day): text for day, text in told.items() if text})
    return PrintedSchedule(tuple(people.values()), tuple(columns.values()), hours)


def _date_columns(path: Path, problems: Problems) -> dict[str, date]:
    """The columns named like dates; what else the header holds is told when rows are read."""
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        names = stream.readline().strip().split(",")
    columns = {}
    for name in filter(DATE.fullmatch, names):
        try:
            columns[name] = date.fromisoformat(name)
        except ValueError:
            problems.cell(path.name, 1, name, "does not exist in the calendar")
    return columns


def _person(record: Record, known: Mapping[str, Person]) -> Person | None:
    if record.faulty:
        return None
    person = Person(record.values["agent"], record.values["name"])
    if person.agent in known:
        record.tell("agent", f"{person.agent} has a row already: remove one")
        return None
    return person
