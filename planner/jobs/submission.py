"""Submits a run: writes its folder and starts its process."""

from __future__ import annotations

import secrets
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from planner.errors import PlannerError
from planner.jobs.order import Order, write_order
from planner.jobs.run import BEFORE, CHANGES, RUNS, SCENARIO, START, Run
from planner.jobs.what_if import WhatIf
from planner.plan import read_plan
from planner.plan.figures import PLAN as FIGURES
from planner.plan.folder import is_plan
from planner.plan.tables import ACTIVITIES, SHIFTS
from planner.scenario import Scenario, write_scenario
from planner.scenario.fingerprint import fingerprint
from planner.whatif.changes import apply_changes, write_changes
from planner.whatif.publishing import with_plan

# What the process may say on its standard error: nothing, unless it crashes.
LOG = "worker.log"


def submit(
    out: Path,
    scenario: Scenario,
    *,
    name: str,
    time_limit: float,
    seed: int = 0,
    start_from: Path | None = None,
    asked_by: str | None = None,
    what_if: WhatIf | None = None,
    keeps_promise: bool = False,
) -> Run:
    """Have a scenario planned in the background; the run stands in line when this returns.

    `start_from` is the folder of a plan to start from, of this scenario or an earlier state of
    it; it is copied, and may be gone when the run's turn comes. `what_if` tells from which
    scenario this one was made by which changes; then the plan to start from is one of that.
    `keeps_promise` has plans simulated and formulas corrected on the way. The process outlives this
    one. Raises PlannerError.
    """
    order = Order(
        name=name,
        scenario=scenario.name,
        input_sha256=fingerprint(scenario),
        created=datetime.now(UTC),
        time_limit=time_limit,
        seed=seed,
        start_from=None if start_from is None else str(start_from),
        asked_by=asked_by,
        before_sha256=None if what_if is None else fingerprint(what_if.before),
        keeps_promise=keeps_promise,
    )
    return _submitted(out, order, scenario, start_from, what_if)


def submit_repair(
    out: Path,
    what_if: WhatIf,
    in_force: Path,
    *,
    name: str,
    time_limit: float,
    most_changes: int | None = None,
    seed: int = 0,
    asked_by: str | None = None,
) -> Run:
    """Have a plan in force repaired in the background after changes, with few changed shifts.

    `in_force` is its folder, a plan of the scenario before the changes. With `most_changes`, at
    most so many shifts change beyond those that nobody can avoid. The run's scenario is the
    changed one, the plan in force published in it. Raises PlannerError, among them ChangeError.
    """
    before = what_if.before
    told = with_plan(before, read_plan(before, in_force))
    scenario = apply_changes(told, what_if.changes)
    order = Order(
        name=name,
        scenario=scenario.name,
        input_sha256=fingerprint(scenario),
        created=datetime.now(UTC),
        time_limit=time_limit,
        seed=seed,
        start_from=str(in_force),
        asked_by=asked_by,
        before_sha256=fingerprint(before),
        is_repair=True,
        most_changes=most_changes,
    )
    return _submitted(out, order, scenario, in_force, what_if)


def _submitted(
    out: Path, order: Order, scenario: Scenario, start_from: Path | None, what_if: WhatIf | None
) -> Run:
    folder = out / RUNS / f"{order.created:%Y%m%d-%H%M%S-%f}-{secrets.token_hex(2)}"
    # Others see the folder only when the run stands in line.
    hidden = folder.with_name(f".{folder.name}")
    try:
        write_scenario(scenario, hidden / SCENARIO)
        write_order(hidden, order)
        if start_from is not None:
            _copy_plan(start_from, hidden / START)
        if what_if is not None:
            _write_what_if(hidden, what_if)
        _start(hidden, folder)
    except OSError as error:
        raise PlannerError(f"{folder} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
    return Run(folder)


def _write_what_if(folder: Path, what_if: WhatIf) -> None:
    write_scenario(what_if.before, folder / BEFORE)
    (folder / CHANGES).write_text(write_changes(what_if.changes), encoding="utf-8")


def _copy_plan(plan: Path, target: Path) -> None:
    if not is_plan(plan):
        raise PlannerError(f"{plan}: no plan is there to start from")
    target.mkdir()
    for name in (FIGURES, SHIFTS, ACTIVITIES):
        shutil.copyfile(plan / name, target / name)


def _start(hidden: Path, folder: Path) -> None:
    """Start the worker; it says when it stands in line, and then waits to be let go."""
    with (hidden / LOG).open("wb") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "planner.jobs.worker", str(folder.absolute())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    assert worker.stdin is not None
    assert worker.stdout is not None
    with worker.stdin, worker.stdout:
        if not worker.stdout.readline():
            raise PlannerError("The planner could not be started in the background; try again")
        hidden.rename(folder)
    # Somebody has to take note of its end, or the system keeps its entry.
    threading.Thread(target=worker.wait, daemon=True).start()
