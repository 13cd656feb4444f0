"""Reads the tables of a plan folder that follow from its shifts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from planner.plan import QueueService
from planner.reports.exports.handout.cells import local_moment, number_or_no_end, utc_moment
from planner.reports.exports.handout.coverage_row import CoverageRow
from planner.reports.exports.handout.gap_row import GapRow
from planner.scenario.base import printable
from planner.scenario.problems import Problems
from planner.scenario.record import Column, read_records
from planner.scenario.syntax import iso_date, number, yes_or_no

N = TypeVar("N")

COVERAGE = (
    Column("queue", printable),
    Column("start_utc", utc_moment),
    Column("start_local", local_moment),
    Column("open", yes_or_no),
    Column("volume", number),
    Column("required", number),
    Column("serving", number),
    Column("net", number),
    Column("present", number),
    Column("service_level", number, required=False),
    Column("late_contacts", number),
)
SERVICE = (
    Column("queue", printable),
    Column("date", iso_date, required=False),
    Column("contacts", number),
    Column("late_contacts", number),
    Column("service_level", number, required=False),
    Column("target", number),
    Column("abandonment", number, required=False),
    Column("asa_seconds", number_or_no_end, required=False),
    Column("occupancy", number, required=False),
    Column("backlog", number, required=False),
)
GAPS = (
    Column("queue", printable),
    Column("start_utc", utc_moment),
    Column("end_utc", utc_moment),
    Column("start_local", local_moment),
    Column("end_local", local_moment),
    Column("agent_hours_short", number),
    Column("late_contacts", number),
    Column("cause", printable),
)


def read_coverage(folder: Path, problems: Problems) -> tuple[CoverageRow, ...]:
    """The sound rows of `coverage.csv`."""
    return _nouns(folder / "coverage.csv", COVERAGE, CoverageRow, problems)


def read_service(folder: Path, problems: Problems) -> tuple[QueueService, ...]:
    """The sound rows of `service.csv`."""
    return _nouns(folder / "service.csv", SERVICE, _service, problems)


def read_gaps(folder: Path, problems: Problems) -> tuple[GapRow, ...]:
    """The sound rows of `gaps.csv`."""
    return _nouns(folder / "gaps.csv", GAPS, GapRow, problems)


def _nouns(
    path: Path, columns: Sequence[Column], noun: Callable[..., N], problems: Problems
) -> tuple[N, ...]:
    """The columns are named like the fields of the noun."""
    records = read_records(path, columns, problems)
    return tuple(noun(**record.values) for record in records if not record.faulty)


def _service(
    queue: str,
    contacts: float,
    late_contacts: float,
    target: float,
    date: date | None = None,
    service_level: float | None = None,
    abandonment: float | None = None,
    asa_seconds: float | None = None,
    occupancy: float | None = None,
    backlog: float | None = None,
) -> QueueService:
    """The noun has no defaults for what the file leaves empty."""
    return QueueService(
        queue, date, contacts, late_contacts, service_level, target, abandonment, asa_seconds,
        occupancy, backlog,
    )  # fmt: skip
