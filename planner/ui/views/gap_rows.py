"""The gaps of a plan as its folder tells them, causes in words: nothing is computed anew."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.errors import PlanFolderError

GAPS = "gaps.csv"


@dataclass(frozen=True)
class GapRow:
    """A row of `gaps.csv`. Instants are UTC; late_contacts in customers."""

    queue: str
    start: datetime
    end: datetime
    agent_hours_short: float
    late_contacts: float
    cause: str


def gap_rows(folder: Path) -> tuple[GapRow, ...]:
    """The gaps in a plan's folder, queue by queue in order of time.

    Raises PlanFolderError where they cannot be read.
    """
    try:
        with (folder / GAPS).open(encoding="utf-8", newline="") as stream:
            return tuple(map(_gap_row, csv.DictReader(stream)))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise PlanFolderError(
            f"{folder / GAPS}: the gaps and their causes cannot be read; make the plan again"
        ) from error


def _gap_row(cells: dict[str, str]) -> GapRow:
    return GapRow(
        queue=cells["queue"],
        start=datetime.fromisoformat(cells["start_utc"]),
        end=datetime.fromisoformat(cells["end_utc"]),
        agent_hours_short=float(cells["agent_hours_short"]),
        late_contacts=float(cells["late_contacts"]),
        cause=cells["cause"],
    )
