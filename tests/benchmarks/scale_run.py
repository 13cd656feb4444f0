"""One run of `planner plan` in a process of its own: what it reached, and what it took."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRESS = re.compile(r"\s*\d+ s  \w+: .* late contacts ")
KIBIBYTE = 1024


class RunFailed(Exception):
    """`planner plan` ended without a plan."""


@dataclass(frozen=True)
class Worth:
    """What `plan.json` says: figures in contacts, gaps as shares."""

    late: float
    late_bound: float
    service_gap: float
    objective: float
    bound: float
    gap: float

    @property
    def late_in_doubt(self) -> float | None:
        """The share of the late contacts that no bound explains; None where nobody is late."""
        return (self.late - self.late_bound) / self.late if self.late > 0 else None

    @property
    def late_at_no_cost(self) -> float | None:
        """The most of the late contacts that a plan could save which costs no more otherwise.

        It would cost at least the bound of the whole objective, in which each late contact
        counts for one. None where nobody is late.
        """
        if self.late <= 0:
            return None
        return min(self.late - self.late_bound, self.objective - self.bound, self.late) / self.late


@dataclass(frozen=True)
class Run:
    """A run's worth and price.

    first_plan, seconds: wall clock since the process began, imports included. cpu_seconds: of
    all its threads, user and system. peak_bytes: the most memory that it held at once.
    """

    worth: Worth
    first_plan: float
    seconds: float
    cpu_seconds: float
    peak_bytes: float


def run(scenario: Path, out: Path, time_limit: float, seed: int) -> Run:
    """Plan a scenario's folder once, with the command's usual number of threads.

    Raises `RunFailed` with what the command said last.
    """
    command = [
        sys.executable, "-m", "planner", "plan", str(scenario), "--out", str(out),
        "--time-limit", f"{time_limit:g}", "--seed", str(seed),
    ]  # fmt: skip
    began = time.monotonic()
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        first_plan, last = _listened(process.stderr or (), began)
        # Not RUSAGE_CHILDREN, whose peak is that of the largest child so far.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or first_plan is None:
        raise RunFailed(f"{scenario}, seed {seed}: exit status {process.returncode}: {last}")
    return Run(
        worth=worth_in(out),
        first_plan=first_plan,
        seconds=seconds,
        cpu_seconds=used.ru_utime + used.ru_stime,
        peak_bytes=used.ru_maxrss * KIBIBYTE,
    )


def _listened(lines: Iterable[str], began: float) -> tuple[float | None, str]:
    """When the first progress was told, which is the first plan's, and the last line of all."""
    first_plan, last = None, ""
    for line in lines:
        if first_plan is None and PROGRESS.match(line):
            first_plan = time.monotonic() - began
        last = line.strip()
    return first_plan, last


def worth_in(folder: Path) -> Worth:
    """What a plan's folder says that the plan is worth."""
    figures = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return Worth(
        late=figures["late_contacts"],
        late_bound=figures["late_contacts_bound"],
        service_gap=figures["service_gap"],
        objective=figures["objective"],
        bound=figures["lower_bound"],
        gap=figures["gap"],
    )
