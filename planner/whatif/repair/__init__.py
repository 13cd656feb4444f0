"""Repairing a plan after a sick call or a new forecast: few changes, and who is asked for them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from planner.whatif.repair.asked import Asked, differences
from planner.whatif.repair.frontier import Frontier, frontier_of, read_frontier, write_frontier

if TYPE_CHECKING:
    from planner.whatif.repair.repair import Option, RepairPlan, repair_plan

# Loaded at first use: the solver's libraries take seconds, and a frontier is read without them.
_OF_THE_SOLVER = ("Option", "RepairPlan", "repair_plan")

__all__ = [
    "Asked",
    "Frontier",
    "Option",
    "RepairPlan",
    "differences",
    "frontier_of",
    "read_frontier",
    "repair_plan",
    "write_frontier",
]


def __getattr__(name: str) -> object:
    if name not in _OF_THE_SOLVER:
        raise AttributeError(f"module {__name__!r} has no name {name!r}")
    return getattr(import_module("planner.whatif.repair.repair"), name)
