"""The sizes that are planned: a small team as shipped, and global_500's kind from 100 agents on."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from planner.scenario import Objective
from tests.benchmarks.scale_run import ROOT


@dataclass(frozen=True)
class Made:
    """What `scenarios.global_500.make_data` is asked for; by itself it uses its own seed.

    With `late_alone` nothing but late contacts is weighed in the scenario.
    """

    agents: int
    queues: int
    capacity: float
    seed: int | None = None
    late_alone: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """The same as options of its command line."""
        told = {"agents": self.agents, "queues": self.queues, "capacity": self.capacity}
        drawn = {} if self.seed is None else {"seed": self.seed}
        return tuple(f"--{name}={value}" for name, value in (told | drawn).items())


LATE_ALONE = "\n[objective]\n" + "".join(f"{name} = 0.0\n" for name in Objective.model_fields)
SHIPPED = {"S": ROOT / "scenarios" / "small_team"}
MADE = {
    "M": Made(100, 8, 1.0),
    "L095": Made(500, 20, 0.95),
    "L095late": Made(500, 20, 0.95, late_alone=True),
    "L100": Made(500, 20, 1.0),
    "L110": Made(500, 20, 1.1),
    "XL": Made(2000, 20, 1.0),
    "H120": Made(120, 10, 1.0, seed=120),
    "H500": Made(500, 20, 1.0, seed=500),
}
SIZES = (*SHIPPED, *MADE)


def scenario_folder(size: str, within: Path) -> Path:
    """The folder of a size's scenario; one that is not shipped is written within a folder."""
    if size in SHIPPED:
        return SHIPPED[size]
    folder = within / size
    command = [sys.executable, "-m", "scenarios.global_500.make_data", *MADE[size].options]
    subprocess.run([*command, "--out", str(folder)], cwd=ROOT, stdout=sys.stderr, check=True)
    if MADE[size].late_alone:
        with (folder / "scenario.toml").open("a", encoding="utf-8") as text:
            text.write(LATE_ALONE)
    return folder


def agents_in(scenario: Path) -> int:
    """How many agents a scenario's folder has."""
    with (scenario / "agents.csv").open(encoding="utf-8", newline="") as table:
        return sum(1 for _ in csv.DictReader(table))
