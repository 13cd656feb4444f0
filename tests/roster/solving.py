"""Solving small scenarios, with what the audit says of the result."""

from __future__ import annotations

import pytest

from planner.plan import Schedule, audit
from planner.plan.score import score
from planner.roster import solve
from planner.roster.answer import schedule_of
from planner.roster.building.build import roster_problem
from planner.roster.search.search import Search
from planner.scenario import Scenario
from planner.staffing import required_agents


def solved(scenario: Scenario, rounds: int = 2) -> Schedule:
    """The schedule found in so many rounds; it breaks no rule and is worth what was said."""
    requirement = required_agents(scenario)
    solution = solve(
        scenario,
        requirement,
        time_limit=None,
        iterations=rounds,
        seed=0,
        workers=1,
    )
    assert audit(scenario, solution.schedule) == ()
    worth = score(scenario, requirement, solution.schedule)
    assert solution.objective == pytest.approx(worth.objective, abs=1e-3)
    assert solution.lower_bound <= worth.objective + 1e-6 * max(1.0, worth.objective)
    assert solution.late_contacts_bound <= worth.late_contacts * (1 + 1e-6) + 1e-6
    return solution.schedule


def can_be_planned(scenario: Scenario) -> bool:
    """Whether everybody gets a first line, which then breaks no rule."""
    search = Search(roster_problem(scenario, required_agents(scenario)), seed=0)
    if search.first_plan() is not None:
        return False
    assert audit(scenario, schedule_of(scenario, search.problem, search.state)) == ()
    return True
