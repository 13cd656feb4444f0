"""Makes the plan of a run; a module of its own, since the solver's libraries take seconds."""

from __future__ import annotations

from typing import Any

from planner.jobs.notes import Notes
from planner.jobs.run import CHANGES, PLAN, START, Run
from planner.plan import read_plan
from planner.plan.so_far import SoFar
from planner.planning import Plan, build_plan, simulated, write_plan
from planner.promise import keep_promise, write_kept
from planner.scenario import Scenario, read_scenario
from planner.simulation.told import write_simulation
from planner.warm import warm
from planner.whatif.changes import read_changes
from planner.whatif.repair import frontier_of, repair_plan, write_frontier


def make(run: Run, notes: Notes) -> None:
    """Plan what the run's order says, write the plan's folder with its simulation.

    Raises PlannerError.
    """
    warm()
    scenario = read_scenario(run.scenario)
    so_far = SoFar(run.folder / PLAN, scenario)
    if run.order.keeps_promise:
        kept = keep_promise(
            scenario,
            on_plan=so_far.keep,
            on_round=notes.hear_round,
            **_start(run),
            **_search(run, notes),
        )
        notes.writing(kept.plan)
        write_kept(run.folder / PLAN, kept)
        so_far.remove()
        return
    if run.order.is_repair:
        made = _repaired(run, notes)
    else:
        made = build_plan(scenario, on_plan=so_far.keep, **_start(run), **_search(run, notes))
    notes.writing(made)
    write_plan(run.folder / PLAN, made)
    so_far.remove()
    notes.simulating(made)
    told = simulated(made, stop=lambda: run.is_told_to_stop)
    write_simulation(run.folder / PLAN, told)


def _repaired(run: Run, notes: Notes) -> Plan:
    before = _before(run)
    found = repair_plan(
        before,
        read_plan(before, run.folder / START),
        read_changes(run.folder / CHANGES),
        most_changes=run.order.most_changes,
        **_search(run, notes),
    )
    write_frontier(run.folder, frontier_of(found))
    return found.chosen.plan


def _before(run: Run) -> Scenario:
    """The scenario that the plan to start from is a plan of."""
    return read_scenario(run.before or run.scenario)


def _start(run: Run) -> dict[str, Any]:
    """The plan to start from, where there is one."""
    if not (run.folder / START).exists():
        return {}
    return {"start_from": read_plan(_before(run), run.folder / START)}


def _search(run: Run, notes: Notes) -> dict[str, Any]:
    return {
        "time_limit": run.order.time_limit,
        "seed": run.order.seed,
        "on_progress": notes.hear,
        "stop": lambda: run.is_told_to_stop,
    }
