"""The folder of a plan that keeps the promise: its simulation and its rounds lie beside it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.errors import PlanFolderError
from planner.plan.folder import ROUNDS_FILE, csv_text, write_beside
from planner.plan.tables import Table, number
from planner.planning import write_plan
from planner.promise.kept import Kept
from planner.simulation.told import write_simulation

COLUMNS = (
    "round", "late_contacts", "late_contacts_low", "late_contacts_high", "targets_missed",
    "labour_cost", "objective", "agents_corrected", "paid_hour", "shifts_changed", "kept",
)  # fmt: skip


@dataclass(frozen=True)
class RoundTold:
    """A round as its row tells it; cost is None where a rate is unknown."""

    late_contacts: float
    late_contacts_low: float
    late_contacts_high: float
    targets_missed: int
    labour_cost: float | None
    agents_corrected: float
    shifts_changed: int
    kept: bool


def write_kept(folder: Path, kept: Kept, *, force: bool = False) -> None:
    """Write the plan's folder, then its simulation and `rounds.csv` into it.

    Raises `PlanFolderError`.
    """
    write_plan(folder, kept.plan, force=force)
    write_simulation(folder, kept.told)
    write_beside(folder, {ROUNDS_FILE: csv_text(Table(COLUMNS, tuple(_rows(kept))))})


def _rows(kept: Kept) -> Iterator[tuple[str, ...]]:
    for place, made in enumerate(kept.rounds):
        late, low, high = made.service.missed[0].single
        yield (
            str(place), number(late), number(max(low, 0.0)), number(high),
            str(made.targets_missed),
            "" if made.cost is None else number(made.cost),
            number(made.objective),
            number(made.agents_corrected),
            number(made.steering.paid_hour),
            str(made.changed),
            str(made.kept).lower(),
        )  # fmt: skip


def read_rounds(folder: Path) -> tuple[RoundTold, ...]:
    """What was tried on the way to a plan; nothing where it was made by formulas alone.

    Raises `PlanFolderError`.
    """
    path = folder / ROUNDS_FILE
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return tuple(_told(row) for row in csv.DictReader(stream))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise PlanFolderError(f"{path}: the rounds cannot be read; plan again") from error


def _told(row: dict[str, str]) -> RoundTold:
    return RoundTold(
        late_contacts=float(row["late_contacts"]),
        late_contacts_low=float(row["late_contacts_low"]),
        late_contacts_high=float(row["late_contacts_high"]),
        targets_missed=int(row["targets_missed"]),
        labour_cost=float(row["labour_cost"]) if row["labour_cost"] else None,
        agents_corrected=float(row["agents_corrected"]),
        shifts_changed=int(row["shifts_changed"]),
        kept={"true": True, "false": False}[row["kept"]],
    )
