"""pyworkforce, asked in an environment of its own, so that its needs are not the planner's."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.staffing_cases import Case

# The newest release that runs on Python 3.11; the newest of all, 0.5.4, gives the same numbers.
VERSION = "0.5.1"
FOLDER = Path(__file__).parents[2] / ".venv-peers" / f"pyworkforce-{VERSION}"
PYTHON = FOLDER / "bin" / "python"
WORKER = Path(__file__).with_name("pyworkforce_worker.py")


@dataclass(frozen=True)
class PeerAnswer:
    """A batch's positions before shrinkage, or the words of a refusal, and processor time."""

    answers: list[int | str]
    seconds: float


def install() -> None:
    """Make the environment, once; one that broke off on the way is made anew."""
    finished = FOLDER / "installed"
    if finished.exists():
        return
    print(f"installing pyworkforce {VERSION} in {FOLDER} ...", file=sys.stderr)
    venv.create(FOLDER, clear=True, with_pip=True)
    subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", f"pyworkforce=={VERSION}"], check=True
    )
    finished.touch()


def ask(batches: Mapping[str, Sequence[Case]]) -> dict[str, PeerAnswer]:
    """Answers to batches of cases, all in one process."""
    questions = {name: [_question(case) for case in cases] for name, cases in batches.items()}
    run = subprocess.run(
        [PYTHON, WORKER], input=json.dumps(questions), stdout=subprocess.PIPE, text=True, check=True
    )
    return {name: PeerAnswer(**found) for name, found in json.loads(run.stdout).items()}


def _question(case: Case) -> list[float]:
    """The worker's six numbers; the times in minutes, as pyworkforce's manual has them."""
    return [
        float(case.volume),
        float(case.handle_seconds / 60),
        float(case.within_seconds / 60),
        case.interval_minutes,
        float(case.share),
        float(case.max_occupancy),
    ]
