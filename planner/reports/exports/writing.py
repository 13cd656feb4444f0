"""Exports on the disk: nothing is written over unasked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from planner.errors import PlannerError

CALENDAR = ".ics"


def check_file(path: Path, *, force: bool) -> None:
    """Raise `PlannerError` where a file may not be written."""
    if path.is_dir():
        raise PlannerError(f"{path}: is a folder; name a file")
    if path.exists() and not force:
        raise PlannerError(f"{path}: exists; use --force to replace it, or another --out")


def write_file(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all; its folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.parent / f".{uuid4().hex}"
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def calendars_in(folder: Path) -> dict[str, bytes]:
    """The calendars in a folder by file name; none where there is no folder yet.

    Raises `PlannerError` where there is anything else: calendars get a folder of their own.
    Files whose names begin with a dot are left aside; systems put them anywhere.
    """
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise PlannerError(f"{folder}: is a file; name a folder for the calendars")
    entries = [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith(".")]
    for entry in entries:
        if entry.suffix != CALENDAR or not entry.is_file():
            raise PlannerError(
                f"{folder}: holds {entry.name!r} beside calendars; choose another folder"
            )
    return {entry.name: entry.read_bytes() for entry in entries}


def write_calendars(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each calendar, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_file(folder / name, data)
