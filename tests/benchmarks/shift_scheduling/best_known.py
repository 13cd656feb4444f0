"""What is known of the instances, and where they lie: beside the project, since their terms are
unstated."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[3].parent / "shared" / "data" / "shift_scheduling"

TEN_MINUTES = "_10min"


@dataclass(frozen=True)
class Known:
    """The best bound and the best plan of an instance, and the best that ten minutes gave."""

    weeks: int
    employees: int
    shift_types: int
    bound: int
    cost: int
    cost_in_ten_minutes: int
    method: str


def best_known() -> Mapping[str, Known]:
    """What is known, by the instance's name; of those that somebody gave ten minutes."""
    with (DATA / "best_known.csv").open() as rows:
        return {row["instance"]: _known(row) for row in csv.DictReader(rows) if _tried(row)}


def _tried(row: Mapping[str, str]) -> dict[str, int]:
    """The cost by method of plans made in ten minutes."""
    return {
        method.removesuffix(TEN_MINUTES): int(cost)
        for method, cost in row.items()
        if method.endswith(TEN_MINUTES) and cost
    }


def _known(row: Mapping[str, str]) -> Known:
    tried = _tried(row)
    method = min(tried, key=lambda name: tried[name])
    return Known(
        weeks=int(row["weeks"]),
        employees=int(row["employees"]),
        shift_types=int(row["shift_types"]),
        bound=int(row["best_lower_bound"]),
        cost=int(row["best_upper_bound"]),
        cost_in_ten_minutes=tried[method],
        method=method.replace("_", " "),
    )
