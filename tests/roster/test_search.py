"""The search: what it says of its plan agrees with those who judge plans."""

from __future__ import annotations

import pytest
from small_rosters import any_scenario, problem_of, searched

from planner.plan import audit
from planner.plan.score import score
from planner.roster.answer import schedule_of
from planner.roster.search import Search
from planner.staffing import required_agents


@pytest.mark.parametrize("seed", range(40))
def test_every_plan_keeps_the_rules_and_costs_what_the_search_says(seed: int) -> None:
    scenario = any_scenario(seed)
    problem = problem_of(scenario)
    search = Search(problem, seed)
    if search.first_plan() is not None:
        pytest.skip("the rows drawn contradict the rules")
    for done in range(2):
        search.round(done / 2)
    search.finish()
    schedule = schedule_of(scenario, problem, search.state)
    assert not audit(scenario, schedule)
    judged = score(scenario, required_agents(scenario), schedule).objective
    if problem.work:
        # The search may have put emails at hours that are not the best.
        assert search.cost >= judged - 1e-3
    else:
        assert search.cost == pytest.approx(judged, abs=1e-6, rel=1e-9)


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    scenario = any_scenario(3)
    problem = problem_of(scenario)
    plans = [schedule_of(scenario, problem, searched(problem).state) for _ in range(2)]
    assert plans[0] == plans[1]
