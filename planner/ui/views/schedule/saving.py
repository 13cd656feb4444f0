"""Where an edited plan is saved."""

from __future__ import annotations

import re
from pathlib import Path

from planner.errors import PlannerError
from planner.jobs.run import RUNS
from planner.ui.library import KEPT

LONGEST = 80


def plan_folder(out: Path, name: str) -> Path:
    """The folder for a plan of that name; raises PlannerError where it can be none."""
    slug = "-".join(re.findall(r"\w+", name.lower()))[:LONGEST]
    if not slug:
        raise PlannerError("Give the plan a name with letters or digits in it")
    folder = out / slug
    if slug in (RUNS, KEPT) or folder.exists():
        raise PlannerError(f"{name.strip()!r} is taken: choose another name for the plan")
    return folder
