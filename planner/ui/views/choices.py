"""Scenarios and plans as the sidebar lists them."""

from __future__ import annotations

from planner import clock
from planner.ui.library import KnownPlan, KnownScenario, Origin

ORIGINS = {Origin.FOLDER: "", Origin.KEPT: " (kept)", Origin.RUN: " (inputs of a run)"}


def scenario_label(scenario: KnownScenario) -> str:
    """A scenario's name, and where it comes from if that is not the folder given."""
    return f"{scenario.name}{ORIGINS[scenario.origin]}"


def plan_label(plan: KnownPlan, zone: str) -> str:
    """A plan's name, and when it was made, by the clock of a zone."""
    return f"{plan.name}, {clock.local(plan.made, zone):%d %b %H:%M}"


def plan_label_for(plan: KnownPlan, zone: str, sha256: str) -> str:
    """The same beside a scenario: whether the plan was made of other inputs is told."""
    changed = "" if plan.input_sha256 == sha256 else ", other inputs"
    return f"{plan_label(plan, zone)}{changed}"
