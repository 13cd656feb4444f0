"""A simulation as its files tell it: nothing is computed anew."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planner.errors import PlanFolderError
from planner.plan.folder import SIMULATION_FILES
from planner.simulation.told.verdict import Verdict

RECORD, DAYS, *_ = SIMULATION_FILES


@dataclass(frozen=True)
class Range:
    """A figure with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class QueueTold:
    """One queue over the horizon; None where there is nothing to tell.

    by_formula: the service level that the plan's own figures tell.
    """

    queue: str
    verdict: Verdict
    target: float
    contacts: Range | None
    not_in_time: Range | None
    service_level: Range | None
    abandonment: Range | None
    asa_seconds: Range | None
    occupancy: Range | None
    by_formula: float | None


@dataclass(frozen=True)
class SimulationTold:
    """What `simulation.json` says; not_in_time in contacts of all queues."""

    replications: int
    seed: int
    not_in_time: Range
    queues: tuple[QueueTold, ...]


@dataclass(frozen=True)
class DayTold:
    """A queue's local day; chance_met is the share of replications that reach the target."""

    queue: str
    date: date
    target: float
    contacts: float
    service_level: Range
    chance_met: float


def read_simulation(folder: Path) -> SimulationTold | None:
    """The simulation beside a plan; None where there is none. Raises PlanFolderError."""
    path = folder / RECORD
    if not path.exists():
        return None
    try:
        record = json.loads(path.read_text("utf-8"))
        missed = _range(record["not_in_time"])
        assert missed is not None
        return SimulationTold(
            replications=record["replications"],
            seed=record["seed"],
            not_in_time=missed,
            queues=tuple(_queue(name, told) for name, told in record["queues"].items()),
        )
    except (OSError, AssertionError, KeyError, TypeError, ValueError) as error:
        raise _unreadable(path) from error


def read_simulated_days(folder: Path, queue: str) -> tuple[DayTold, ...]:
    """The days of a queue on which contacts come, in order. Raises PlanFolderError."""
    path = folder / DAYS
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if row["queue"] == queue]
        return tuple(_day(row) for row in rows if row["date"] and row["service_level"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> PlanFolderError:
    return PlanFolderError(f"{path}: the simulation cannot be read; simulate the plan again")


def _queue(name: str, told: Mapping[str, Any]) -> QueueTold:
    return QueueTold(
        queue=name,
        verdict=Verdict(told["targets"]),
        target=told["target"],
        contacts=_range(told["contacts"]),
        not_in_time=_range(told["not_in_time"]),
        service_level=_range(told["service_level"]),
        abandonment=_range(told["abandonment"]),
        asa_seconds=_range(told["asa_seconds"]),
        occupancy=_range(told["occupancy"]),
        by_formula=told["by_formula"]["service_level"],
    )


def _range(told: Mapping[str, float] | None) -> Range | None:
    return None if told is None else Range(told["value"], told["low"], told["high"])


def _day(row: Mapping[str, str]) -> DayTold:
    return DayTold(
        queue=row["queue"],
        date=date.fromisoformat(row["date"]),
        target=float(row["target"]),
        contacts=float(row["contacts"]),
        service_level=Range(*(float(row[f"service_level{end}"]) for end in ("", "_low", "_high"))),
        chance_met=float(row["chance_met"]),
    )
