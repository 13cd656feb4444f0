"""The search: what it says of its plan agrees with those who judge plans."""

from __future__ import annotations

import pytest
from small_rosters import planned

from planner.plan import audit
from planner.plan.score import score
from planner.roster.answer import schedule_of
from planner.staffing import required_agents


@pytest.mark.parametrize("seed", range(40))
def test_every_plan_keeps_the_rules_and_costs_what_the_search_says(seed: int) -> None:
    scenario, search = planned(seed)
    for done in range(2):
        search.round(done / 2)
    search.finish()
    schedule = schedule_of(scenario, search.problem, search.state)
    assert not audit(scenario, schedule)
    judged = score(scenario, required_agents(scenario), schedule).objective
    if search.problem.work:
        # The search may have put emails at hours that are not the best.
        assert search.cost >= judged - 1e-3
    else:
        assert search.cost == pytest.approx(judged, abs=1e-6, rel=1e-9)


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    plans = []
    for _ in range(2):
        scenario, search = planned(3)
        for done in range(3):
            search.round(done / 3)
        search.finish()
        plans.append(schedule_of(scenario, search.problem, search.state))
    assert plans[0] == plans[1]
