"""Plans who works when in a multilingual support team.

    scenario = read_scenario(folder)          # planner.scenario
    requirement = required_agents(scenario)   # planner.staffing
    plan = build_plan(scenario)               # planner.planning
    violations = audit(scenario, plan.schedule)
    write_plan(folder, plan)
    plan = read_plan(folder, scenario)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.errors import ConflictError, PlanFolderError, PlannerError, ScenarioError
    from planner.plan.audit import Violation, audit
    from planner.plan.schedule import Schedule, Shift, Stretch
    from planner.planning import Plan, build_plan
    from planner.scenario import Scenario, read_scenario
    from planner.staffing import Requirement, required_agents

# Loaded at first use: the solver's libraries take seconds, and reading a scenario has no
# need of them.
_HOMES = {
    "planner.errors": ("ConflictError", "PlanFolderError", "PlannerError", "ScenarioError"),
    "planner.plan.audit": ("Violation", "audit"),
    "planner.plan.schedule": ("Schedule", "Shift", "Stretch"),
    "planner.planning": ("Plan", "build_plan"),
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
    "read_scenario",
    "required_agents",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'planner' has no name {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
