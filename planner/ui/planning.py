"""Plans made in the background for the session's desk."""

from __future__ import annotations

from pathlib import Path

from planner.jobs import Run, WhatIf, submit, submit_repair
from planner.scenario import Scenario
from planner.ui.folders import data_folder
from planner.ui.session import desk


def start_planning(
    scenario: Scenario,
    *,
    name: str,
    time_limit: float,
    seed: int = 0,
    start_from: Path | None = None,
    what_if: WhatIf | None = None,
    keeps_promise: bool = False,
) -> Run:
    """Submit a run and have the desk watch it; the sidebar shows how it goes, on every page.

    The arguments are those of `submit`. When it is done and its inputs are those of the desk's
    scenario, the desk opens its plan; otherwise the sidebar offers to. Raises PlannerError.
    """
    run = submit(
        data_folder(),
        scenario,
        name=name,
        time_limit=time_limit,
        seed=seed,
        start_from=start_from,
        asked_by=desk().id,
        what_if=what_if,
        keeps_promise=keeps_promise,
    )
    desk().watch(run)
    return run


def start_repair(
    what_if: WhatIf, in_force: Path, *, name: str, time_limit: float, most_changes: int | None
) -> Run:
    """The same for the repair of a plan in force; the arguments are those of `submit_repair`.

    The sidebar offers to open the plan that comes of it. Raises PlannerError.
    """
    run = submit_repair(
        data_folder(),
        what_if,
        in_force,
        name=name,
        time_limit=time_limit,
        most_changes=most_changes,
        asked_by=desk().id,
    )
    desk().watch(run)
    return run
