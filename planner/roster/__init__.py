"""The optimiser: it searches for plans, and proves how good a plan could be."""

from planner.roster.improve import improve
from planner.roster.solve import Progress, Solution, solve

__all__ = ["Progress", "Solution", "improve", "solve"]
