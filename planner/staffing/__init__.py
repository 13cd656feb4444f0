"""From contacts to agents: how many are needed, and what fewer of them cost."""

from planner.staffing.curves import LateCurves
from planner.staffing.deferred import DeferredWork
from planner.staffing.erlang import Performance, performance
from planner.staffing.requirement import Requirement, required_agents
from planner.staffing.service import Service, answered

__all__ = [
    "DeferredWork",
    "LateCurves",
    "Performance",
    "Requirement",
    "Service",
    "answered",
    "performance",
    "required_agents",
]
