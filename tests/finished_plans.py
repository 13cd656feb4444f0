"""Plans of shifts that a test lists, as the search would hand them over."""

from __future__ import annotations

from pathlib import Path

from shifts import schedule

from planner.plan import Provenance, Shift, score
from planner.planning import Plan, write_plan
from planner.scenario import Scenario
from planner.scenario.fingerprint import fingerprint
from planner.staffing import required_agents


def plan_of(scenario: Scenario, *shifts: Shift) -> Plan:
    """A plan of these shifts, of which nothing is proven."""
    requirement = required_agents(scenario)
    planned = schedule(scenario, *shifts)
    provenance = Provenance(
        input_sha256=fingerprint(scenario),
        lower_bound=0.0,
        late_contacts_bound=0.0,
        seed=0,
        time_limit_seconds=60.0,
        solve_seconds=1.0,
        versions={"tzdata": "2026f"},
    )
    worth = score(scenario, requirement, planned)
    return Plan(scenario, requirement, planned, worth, provenance)


def plan_folder(folder: Path, scenario: Scenario, *shifts: Shift) -> Path:
    """The folder of such a plan."""
    write_plan(folder, plan_of(scenario, *shifts))
    return folder
