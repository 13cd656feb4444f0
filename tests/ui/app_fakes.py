"""Plans, runs and scenarios of the app without a solver."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planner.jobs import Order, Run, Step
from planner.jobs.order import write_order
from planner.jobs.step import append_step

MONDAY = datetime(2027, 3, 1, 7, 30, tzinfo=UTC)
FIGURES: dict[str, Any] = {
    "scenario": "Tiny",
    "input_sha256": "abc",
    "status": "feasible",
    "objective": 200.0,
    "lower_bound": 150.0,
    "gap": 0.25,
    "late_contacts": 40.0,
    "late_contacts_bound": 30.0,
    "terms": {"labour_cost": {"value": 1234.0, "weight": 0.1}},
}
STEP = Step(12.0, "improving", 200.0, 150.0, 40.0, 30.0)


def plan_folder(folder: Path, made: datetime = MONDAY, **figures: Any) -> Path:
    """A folder that looks like a plan."""
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text(json.dumps({**FIGURES, **figures}))
    (folder / "shifts.csv").touch()
    os.utime(folder / "plan.json", (made.timestamp(), made.timestamp()))
    return folder


def run_folder(out: Path, id: str, *steps: Step, **order: Any) -> Run:
    """A run's folder as its process leaves it; its process does not live."""
    folder = out / "runs" / id
    folder.mkdir(parents=True)
    fields = {"name": "Tiny", "scenario": "Tiny", "input_sha256": "abc", "created": MONDAY}
    write_order(folder, Order(**{**fields, "time_limit": 60.0, **order}))
    for step in steps:
        append_step(folder, step)
    return Run(folder)
