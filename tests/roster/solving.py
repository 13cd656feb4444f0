"""Solving small scenarios, with what the audit says of the result."""

from __future__ import annotations

from planner.plan import Schedule, audit
from planner.roster import solve
from planner.scenario import Scenario
from planner.staffing import required_agents


def solved(scenario: Scenario, rounds: int = 2) -> Schedule:
    """The schedule found in so many rounds; it breaks no rule."""
    solution = solve(
        scenario,
        required_agents(scenario),
        time_limit=None,
        iterations=rounds,
        seed=0,
        workers=1,
    )
    assert audit(scenario, solution.schedule) == ()
    return solution.schedule
