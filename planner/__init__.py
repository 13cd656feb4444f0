"""Plans who works when in a multilingual support team.

scenario = read_scenario(folder)            how many agents: required_agents(scenario)
plan = build_plan(scenario)                 a schedule, its score and its bounds
write_plan(out, plan)                       a folder of tables
schedule = read_plan(scenario, out)         what is in it now, maybe edited by hand
violations = audit(scenario, schedule)      every hard rule, without the solver
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.errors import ConflictError, PlanFolderError, PlannerError, ScenarioError
    from planner.plan import Schedule, Shift, Stretch, Violation, read_plan
    from planner.plan.audit.audit import audit
    from planner.planning import Plan, build_plan, write_plan
    from planner.scenario import Scenario, read_scenario
    from planner.staffing import Requirement, required_agents

# Loaded at first use: the solver's libraries take seconds, and reading a scenario has no
# need of them.
_HOMES = {
    "planner.errors": ("ConflictError", "PlanFolderError", "PlannerError", "ScenarioError"),
    "planner.plan": ("Schedule", "Shift", "Stretch", "Violation", "audit", "read_plan"),
    "planner.planning": ("Plan", "build_plan", "write_plan"),
    "planner.scenario": ("Scenario", "read_scenario"),
    "planner.staffing": ("Requirement", "required_agents"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ConflictError",
    "Plan",
    "PlanFolderError",
    "PlannerError",
    "Requirement",
    "Scenario",
    "ScenarioError",
    "Schedule",
    "Shift",
    "Stretch",
    "Violation",
    "audit",
    "build_plan",
    "read_plan",
    "read_scenario",
    "required_agents",
    "write_plan",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'planner' has no name {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
