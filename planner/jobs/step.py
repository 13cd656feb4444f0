"""The steps of a run: a line of `progress.jsonl` for each."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from planner.plan.provenance import relative_gap

STEPS = "progress.jsonl"
COMPILING, WRITING, SIMULATING = "compiling", "writing", "simulating"


@dataclass(frozen=True)
class Step:
    """How far a run is. Before there is a plan, its figures are None.

    seconds: since the run's turn came. late_contacts, late_contacts_bound: in customers.
    """

    seconds: float
    phase: str
    objective: float | None = None
    lower_bound: float | None = None
    late_contacts: float | None = None
    late_contacts_bound: float | None = None

    @property
    def gap(self) -> float | None:
        """How far the objective is from its bound, as a share; None before there is a plan."""
        if self.objective is None or self.lower_bound is None:
            return None
        return relative_gap(self.objective, self.lower_bound)


def append_step(folder: Path, step: Step) -> None:
    """Add a step to a run's folder."""
    with (folder / STEPS).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(asdict(step)) + "\n")


def read_steps(folder: Path) -> tuple[Step, ...]:
    """The steps so far; a line that is still being written is left for the next look."""
    path = folder / STEPS
    if not path.exists():
        return ()
    lines = path.read_text("utf-8").splitlines(keepends=True)
    return tuple(Step(**json.loads(line)) for line in lines if line.endswith("\n"))
