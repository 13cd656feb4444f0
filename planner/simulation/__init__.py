"""What customers live through: a plan's contact centre, simulated.

`simulate_plan(scenario, requirement, schedule)` runs it many times and tells the service of every
queue with 95 % intervals. It knows plans, and nothing of how they are made.
"""

from planner.simulation.centre import Centre, Presence, Stream
from planner.simulation.measures import Measure
from planner.simulation.of_plan import centre_of
from planner.simulation.ratios import Estimate
from planner.simulation.service import Service, simulate
from planner.simulation.simulate_plan import simulate_plan

__all__ = [
    "Centre", "Estimate", "Measure", "Presence", "Service", "Stream", "centre_of", "simulate",
    "simulate_plan",
]  # fmt: skip
