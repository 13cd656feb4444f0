"""A plan folder: written whole, or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from planner.errors import PlanFolderError
from planner.plan.figures import PLAN, figures
from planner.plan.provenance import Provenance
from planner.plan.schedule import Schedule
from planner.plan.score import Score
from planner.plan.tables import ACTIVITIES, SHIFTS, Table, derived, truth
from planner.scenario import Scenario

FILES = (PLAN, SHIFTS, ACTIVITIES, "coverage.csv", "service.csv", "schedule.csv", "gaps.csv")
ROUNDS_FILE = "rounds.csv"
"""What was tried on the way to a plan that keeps its promise."""

SIMULATION_FILES = (
    "simulation.json", "simulation_days.csv", "simulation_hours.csv", "simulation_agents.csv",
)  # fmt: skip
"""What a simulation of the plan adds; a new plan does away with it."""


def write_plan(
    folder: Path,
    scenario: Scenario,
    schedule: Schedule,
    score: Score,
    provenance: Provenance,
    *,
    force: bool = False,
) -> None:
    """Write a plan's folder; it appears with all its files at once, or not at all.

    A plan that is there is replaced only with `force`, and anything else never. Raises
    `PlanFolderError`.
    """
    check_target(folder, force=force)
    tables = {**truth(scenario, schedule), **derived(scenario, schedule, score)}
    content = {name: csv_text(table) for name, table in tables.items()}
    content[PLAN] = json.dumps(figures(scenario, score, provenance), indent=2) + "\n"
    write_whole(folder, {name: content[name] for name in FILES})


def write_whole(folder: Path, content: Mapping[str, str]) -> None:
    """Write a folder with these files, in place of one that is there, at once or not at all.

    Raises `PlanFolderError`.
    """
    with _told_in_words(folder):
        _write_at_once(folder, content)


def write_beside(folder: Path, content: Mapping[str, str]) -> None:
    """Write files that follow from a plan into its folder, each whole or not at all.

    Raises `PlanFolderError`.
    """
    with _told_in_words(folder):
        for name, text in content.items():
            beside = folder / f".{name}.{uuid4().hex}"
            try:
                _write_to_disk(beside, text)
                beside.replace(folder / name)
            finally:
                beside.unlink(missing_ok=True)


def check_target(folder: Path, *, force: bool) -> None:
    """Raise `PlanFolderError` where no plan may be written to a folder."""
    if not (folder.exists() or folder.is_symlink()):
        _check_parent(folder)
        return
    if not is_plan(folder):
        raise PlanFolderError(f"{folder}: exists and is no plan; choose another folder")
    known = {*FILES, *SIMULATION_FILES, ROUNDS_FILE}
    foreign = sorted(entry.name for entry in folder.iterdir() if entry.name not in known)
    if force and foreign:
        raise PlanFolderError(
            f"{folder}: holds {foreign[0]!r} beside the plan, which would be lost; "
            "move it away, or choose another folder"
        )
    if not force:
        raise PlanFolderError(
            f"{folder}: holds a plan already; use --force to replace it, or another folder"
        )


def _check_parent(folder: Path) -> None:
    parent = next(above for above in folder.absolute().parents if above.exists())
    if not (parent.is_dir() and os.access(parent, os.W_OK)):
        raise PlanFolderError(f"{folder}: cannot be written, {parent} is no folder to write in")


def is_plan(folder: Path) -> bool:
    """Whether a folder looks like a plan: its figures and its shifts are there."""
    return folder.is_dir() and all((folder / name).is_file() for name in (PLAN, SHIFTS))


def csv_text(table: Table) -> str:
    """A table as CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return stream.getvalue()


@contextmanager
def _told_in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PlanFolderError(f"{folder}: cannot be written: {error.strerror}") from error


def _write_at_once(folder: Path, content: Mapping[str, str]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.parent / f".{folder.name}.{uuid4().hex}"
    beside.mkdir()
    try:
        for name, text in content.items():
            _write_to_disk(beside / name, text)
        _sync(beside)
        _put_in_place(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _sync(folder.parent)


def _write_to_disk(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    """Bring a folder's entries to the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _put_in_place(beside: Path, folder: Path) -> None:
    if not folder.exists():
        beside.rename(folder)
        return
    old = folder.parent / f".{folder.name}.{uuid4().hex}"
    folder.rename(old)
    try:
        beside.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)
