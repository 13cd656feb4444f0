"""SimPy, in an environment of its own, so that its needs are not the planner's."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.simulated_queue import Answer, SimulatedQueue

VERSION = "4.1.2"
FOLDER = Path(__file__).parents[2] / ".venv-peers" / f"simpy-{VERSION}"
PYTHON = FOLDER / "bin" / "python"
WORKER = Path(__file__).with_name("simpy_worker.py")


def install() -> None:
    """Make the environment, once; one that broke off on the way is made anew."""
    finished = FOLDER / "installed"
    if finished.exists():
        return
    print(f"installing simpy {VERSION} in {FOLDER} ...", file=sys.stderr)
    venv.create(FOLDER, clear=True, with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", f"simpy=={VERSION}"], check=True)
    finished.touch()


def simulated(queue: SimulatedQueue, seed: int) -> Answer:
    """What SimPy makes of a queue."""
    question = json.dumps({**asdict(queue), "seed": seed})
    run = subprocess.run(
        [PYTHON, WORKER], input=question, stdout=subprocess.PIPE, text=True, check=True
    )
    return Answer(**json.loads(run.stdout))
