"""Makes the plan of a run; a module of its own, since the solver's libraries take seconds."""

from __future__ import annotations

import time
from typing import Any

from planner.jobs.notes import Notes
from planner.jobs.run import CHANGES, PLAN, START, Run
from planner.plan import Schedule, read_plan
from planner.planning import Plan, build_plan, write_plan
from planner.scenario import Scenario, read_scenario
from planner.simulation import simulate_plan
from planner.simulation.told import Simulated, write_simulation
from planner.warm import warm
from planner.whatif.changes import read_changes
from planner.whatif.repair import frontier_of, repair_plan, write_frontier

SHARE_FOR_SIMULATION = 0.2
"""Of the time limit, and on top of it."""


def make(run: Run, notes: Notes) -> None:
    """Plan what the run's order says, write the plan's folder and simulate it.

    Raises PlannerError.
    """
    warm()
    made = _repaired(run, notes) if run.order.is_repair else _planned(run, notes)
    notes.writing(made)
    write_plan(run.folder / PLAN, made)
    notes.simulating(made)
    _simulate(run, made)


def _planned(run: Run, notes: Notes) -> Plan:
    starts = (run.folder / START).exists()
    return build_plan(
        read_scenario(run.scenario),
        start_from=_start(run, _before(run)) if starts else None,
        **_search(run, notes),
    )


def _repaired(run: Run, notes: Notes) -> Plan:
    before = _before(run)
    found = repair_plan(
        before,
        _start(run, before),
        read_changes(run.folder / CHANGES),
        most_changes=run.order.most_changes,
        **_search(run, notes),
    )
    write_frontier(run.folder, frontier_of(found))
    return found.chosen.plan


def _simulate(run: Run, made: Plan) -> None:
    """As often as the scenario says, or as there is time for."""
    ends = time.monotonic() + SHARE_FOR_SIMULATION * run.order.time_limit
    service = simulate_plan(
        made.scenario,
        made.requirement,
        made.schedule,
        stop=lambda: run.is_told_to_stop or time.monotonic() > ends,
    )
    write_simulation(run.folder / PLAN, Simulated(made.score.coverage, service))


def _before(run: Run) -> Scenario:
    """The scenario that the plan to start from is a plan of."""
    return read_scenario(run.before or run.scenario)


def _start(run: Run, before: Scenario) -> Schedule:
    return read_plan(before, run.folder / START)


def _search(run: Run, notes: Notes) -> dict[str, Any]:
    return {
        "time_limit": run.order.time_limit,
        "seed": run.order.seed,
        "on_progress": notes.hear,
        "stop": lambda: run.is_told_to_stop,
    }
