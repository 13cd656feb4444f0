"""Reads what comparisons need of a plan's folder: its figures, its service, its shifts."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from planner.errors import PlanFolderError, Problem, ScenarioError
from planner.plan.audit.violation import listed
from planner.plan.figures import PLAN
from planner.plan.tables import SERVICE_COLUMNS, SHIFT_COLUMNS, SHIFTS
from planner.scenario.base import Noun
from planner.scenario.problems import Problems, dotted, read_bytes
from planner.scenario.record import Column, Record, read_records
from planner.scenario.sentences import draft
from planner.scenario.suggestion import shown
from planner.scenario.syntax import iso_date, moment, number, whole_number
from planner.simulation.told import read_simulation
from planner.whatif.comparison.figures import Figures
from planner.whatif.comparison.record import (
    Days,
    PlanRecord,
    QueueRecord,
    ShiftRecord,
    horizon_days,
)

SERVICE = "service.csv"
FILES = (PLAN, SHIFTS, SERVICE)


def _utc(text: str) -> datetime:
    found = moment(text)
    if found.tzinfo is None:
        raise ValueError(f"{shown(text)} has no Z at its end: write it in UTC")
    return found.astimezone(UTC)


def _columns(
    names: Iterable[str], readers: Mapping[str, Callable[[str], object]], optional: Collection[str]
) -> tuple[Column, ...]:
    return tuple(Column(name, readers.get(name, str), name not in optional) for name in names)


SHIFT_READERS = _columns(
    SHIFT_COLUMNS,
    {
        "date": iso_date,
        "start_utc": _utc,
        "end_utc": _utc,
        "paid_minutes": whole_number,
        "cost": number,
    },
    optional=("cost",),
)
SERVICE_READERS = _columns(
    SERVICE_COLUMNS,
    {
        "date": iso_date,
        "contacts": number,
        "late_contacts": number,
        "service_level": number,
        "target": number,
    },
    optional=set(SERVICE_COLUMNS) - {"queue", "contacts", "late_contacts", "target"},
)


def read_folders(folders: Sequence[Path]) -> tuple[PlanRecord, ...]:
    """The plans in these folders, told apart by the folders' names, or by their whole paths.

    Raises `PlanFolderError`.
    """
    names = [folder.resolve().name for folder in folders]
    return tuple(
        read_record(folder, label=str(folder) if names.count(name) > 1 else name)
        for folder, name in zip(folders, names, strict=True)
    )


def read_record(folder: Path, *, label: str | None = None) -> PlanRecord:
    """The plan in a folder; its label is the folder's name unless another is given.

    What the files say is taken as it is, also where a hand edit made some of it stale.
    Raises `PlanFolderError` with everything that is missing or malformed.
    """
    _check_files(folder, FILES)
    with _problems_of(folder) as problems:
        figures = _figures(folder, problems)
        days, queues = _service(folder, problems)
        shifts = _shifts(folder, problems)
        problems.raise_if_any()
    assert figures is not None
    assert days is not None
    name = folder.resolve().name if label is None else label
    return PlanRecord(name, figures, days, queues, shifts, read_simulation(folder))


def read_figures(folder: Path) -> Figures:
    """The figures in a plan folder's `plan.json`; raises `PlanFolderError`."""
    _check_files(folder, (PLAN,))
    with _problems_of(folder) as problems:
        figures = _figures(folder, problems)
        problems.raise_if_any()
    assert figures is not None
    return figures


def _check_files(folder: Path, names: Iterable[str]) -> None:
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise PlanFolderError(
            f"{folder}: no plan is there, or not all of it: {listed(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing"
        )


@contextmanager
def _problems_of(folder: Path) -> Iterator[Problems]:
    """Collects problems of a folder's files; those that are raised name the folder too."""
    try:
        yield Problems()
    except ScenarioError as error:
        told = (str(Problem(f"{folder / p.place}", p.message)) for p in error.problems)
        raise PlanFolderError("\n".join(told)) from error


# --- plan.json --------------------------------------------------------------------------


def _figures(folder: Path, problems: Problems) -> Figures | None:
    data = read_bytes(folder / PLAN, problems)
    if data is None:
        return None
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        problems.file(PLAN, "is no JSON: make the plan again")
        return None
    if not isinstance(content, dict):
        problems.file(PLAN, "holds no figures: make the plan again")
        return None
    return draft(Figures, content, lambda keys, told: _tell(problems, dotted(keys), told)).noun


def _tell(problems: Problems, key: str, message: str) -> None:
    problems.file(f"{PLAN}: {key}", message)


# --- service.csv ------------------------------------------------------------------------


def _service(folder: Path, problems: Problems) -> tuple[Days | None, dict[str, QueueRecord]]:
    """The first and last day of the horizon, and every queue's service over all of it."""
    days: list[tuple[str, date]] = []
    queues: dict[str, QueueRecord] = {}
    rows = read_records(folder / SERVICE, SERVICE_READERS, problems)
    for row in rows:
        if "date" in row.values:
            days.append((row.values.get("queue", ""), row.values["date"]))
        else:
            _put_queue(row, queues)
    if rows.complete and not any(row.faulty for row in rows):
        _check_whole({queue for queue, _ in days}, queues, problems)
    return horizon_days(days), queues


def _check_whole(by_day: Collection[str], whole: Collection[str], problems: Problems) -> None:
    if not by_day:
        problems.file(SERVICE, "has no row for any day: make the plan again")
    for queue in sorted(set(by_day) - set(whole)):
        problems.file(SERVICE, f"has no row over the horizon (date empty) for {queue}")


def _put_queue(row: Record, queues: dict[str, QueueRecord]) -> None:
    record = row.noun(QueueRecord, _fields(row, QueueRecord))
    if record is None:
        return
    if record.queue in queues:
        row.tell("queue", f"{record.queue} has another row without a date: remove one")
    queues[record.queue] = record


def _fields(row: Record, model: type[Noun]) -> dict[str, object]:
    """The values of a row that a noun is made of."""
    names = {field.alias or name for name, field in model.model_fields.items()}
    return {name: value for name, value in row.values.items() if name in names}


# --- shifts.csv -------------------------------------------------------------------------


def _shifts(folder: Path, problems: Problems) -> tuple[ShiftRecord, ...]:
    found: dict[tuple[str, date], ShiftRecord] = {}
    for row in read_records(folder / SHIFTS, SHIFT_READERS, problems):
        shift = row.noun(ShiftRecord, _fields(row, ShiftRecord))
        if shift is None:
            continue
        if (shift.agent, shift.date) in found:
            row.tell("date", f"{shift.agent} has another shift on {shift.date}: remove one")
        found[shift.agent, shift.date] = shift
    return tuple(found.values())
