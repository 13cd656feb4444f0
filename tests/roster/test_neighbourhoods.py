"""The benchmark's neighbourhoods: what they promise is what the search counts."""

from __future__ import annotations

from datetime import date, time
from random import Random

import pytest
from benchmarks.neighbourhood_choice import LONGEST, Freed, Neighbourhood, Plan, choose
from benchmarks.neighbourhood_model import Outcome, improve
from builders import even_forecast, tiny_contract, tiny_queue, tiny_scenario
from small_rosters import planned, problem_of

from planner.plan import audit
from planner.roster.answer import schedule_of
from planner.roster.model.cost import SolverSettings
from planner.roster.problem import FREE
from planner.roster.search.decisions import decided
from planner.roster.search.desk import clear_desk
from planner.roster.search.search import Search
from planner.scenario import Horizon, Objective, Scenario, StartWindow

SETTINGS = SolverSettings(seconds=20.0)


def solved(scenario: Scenario, search: Search, hood: Neighbourhood) -> Outcome:
    """What a neighbourhood of a search's plan comes to."""
    plan = Plan(scenario, search.problem, search.sessions, search.state)
    desk = clear_desk(search.problem, search.sessions, LONGEST)
    return improve(plan, hood, desk, Random(0), SETTINGS)


@pytest.mark.parametrize("seed", range(6))
def test_a_gain_is_what_the_search_counts_and_breaks_no_rule(seed: int) -> None:
    scenario, search = planned(seed)
    plan = Plan(scenario, search.problem, search.sessions, search.state)
    before = search.full_cost()
    outcome = solved(scenario, search, choose(plan, Random(seed)))
    assert search.full_cost() == pytest.approx(before)
    if outcome.better is not None:
        search.restore(outcome.better)
    assert search.full_cost() == pytest.approx(before - outcome.gain, rel=1e-6, abs=1e-6)
    assert not audit(scenario, schedule_of(scenario, search.problem, search.state))


def test_peers_who_are_freed_together_share_their_nights() -> None:
    # The only shift is a night. Amy has both, Ben none: that costs 2 x 3, shared it costs 0.
    # One person present is wanted, nobody calls: all else costs the same either way.
    horizon = Horizon(start=date(2027, 3, 1), days=2, time_zone="Europe/Riga", interval_minutes=60)
    queues = {"en-voice": tiny_queue(opening_hours=None, min_agents=1)}
    night = StartWindow(from_=time(21), to=time(21), every_minutes=60)
    scenario = tiny_scenario(
        horizon=horizon,
        queues=queues,
        forecast=even_forecast(horizon, queues, 0.0),
        contracts={"full-time": tiny_contract(starts=(night,), shift_minutes=(540,))},
        objective=Objective(unfairness=3.0),
    )
    search = Search(problem_of(scenario), 0)
    assert search.first_plan() is None
    both = search.problem.lines.rows["offer_first"]
    decisions = decided(search.state, search.sessions)
    decisions.choice[:] = [both[0], both[1], FREE, FREE]
    search.restore(decisions)
    hood = Neighbourhood("nights", (Freed(0, 0, 2), Freed(1, 2, 4)))
    assert solved(scenario, search, hood).gain == pytest.approx(6.0)
