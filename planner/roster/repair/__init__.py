"""Repairing a plan in force with few changes: the best plan for every number of them."""

from planner.roster.repair.repair import Repair, Repairs, repairs

__all__ = ["Repair", "Repairs", "repairs"]
