"""Sixty tiny rosters: no bound passes the best plan, found with every line tried.

Two people, two days, with rows of every kind by chance. Of every second roster late
contacts are all that counts, so that its best plan has the fewest that any plan can have.
"""

from __future__ import annotations

import pytest
from small_rosters import any_scenario, few_starts, problem_of

from planner.roster.model.exactly import ExactAnswer, solve_exactly
from planner.roster.problem import RosterProblem
from planner.roster.proof.alone import QueuesAlone
from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import late_contacts_alone, whole_objective
from planner.roster.search.search import Search
from planner.scenario import Objective

ROSTERS, PART = 60, 10
PASSES = 40
# Far more than any of them takes, so that a busy machine proves as many.
SECONDS = 10.0
LATE_ALONE = Objective(
    uncovered_minute=0.0, unplaced_minute=0.0, hour_short=0.0, paid_hour=0.0, change=0.0,
    wish=0.0, unfairness=0.0, start_spread_hour=0.0,
)  # fmt: skip


def tiny_problem(seed: int) -> RosterProblem:
    """Two agents for two days, each with two start times."""
    only_late = {"objective": LATE_ALONE} if seed % 2 else {}
    return problem_of(few_starts(any_scenario(seed, days=2, agents=2, **only_late)))


def best_plan(problem: RosterProblem, seed: int) -> ExactAnswer | None:
    """The proven best of all plans; None where the rows drawn contradict the rules."""
    search = Search(problem, seed)
    if search.first_plan() is not None:
        return None
    return solve_exactly(problem, search.sessions, search.state, SECONDS)


@pytest.mark.parametrize("first", range(0, ROSTERS, PART))
def test_no_bound_passes_the_best_plan_of_a_tiny_roster(first: int) -> None:
    proven = 0
    for seed in range(first, first + PART):
        problem = tiny_problem(seed)
        best = best_plan(problem, seed)
        if best is None or not best.optimal:
            continue
        proven += 1
        objectives = [whole_objective(problem)]
        objectives += [late_contacts_alone(problem)] if seed % 2 else []
        for objective in objectives:
            ascent = Ascent(problem, objective)
            for _ in range(PASSES):
                ascent.step()
            assert ascent.best <= best.objective + 1e-6 * max(1.0, best.objective), seed
        if seed % 2:
            alone = QueuesAlone(problem)
            for _ in range(PASSES // 4):
                alone.step()
            assert alone.best <= best.objective + 1e-6 * max(1.0, best.objective), seed
    assert proven > 0.8 * PART
