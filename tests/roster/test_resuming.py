"""Starting from an earlier plan: what still holds of it stays, the rest is mended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import tiny_agent, tiny_scenario
from small_rosters import any_scenario, planned, problem_of

from planner import clock
from planner.errors import ConflictError
from planner.plan import Schedule, audit
from planner.roster import solve
from planner.roster.answer import schedule_of
from planner.roster.beginning import begun, share_work
from planner.scenario import Scenario, TimeOff
from planner.staffing import required_agents


def resumed(scenario: Scenario, start_from: Schedule, *, fill_idle: bool = False) -> Schedule:
    """The first plan of a search that starts from a schedule."""
    problem = problem_of(scenario)
    search = begun(scenario, problem, 0, start_from, fill_idle=fill_idle)
    return schedule_of(scenario, problem, search.state)


def a_plan(seed: int) -> tuple[Scenario, Schedule]:
    scenario, search = planned(seed)
    search.round(0.5)
    search.finish()
    return scenario, schedule_of(scenario, search.problem, search.state)


@pytest.mark.parametrize("seed", range(20))
def test_a_plan_of_the_same_scenario_stays_as_it_is(seed: int) -> None:
    scenario, plan = a_plan(seed)
    assert resumed(scenario, plan) == plan


@pytest.mark.parametrize("seed", range(20))
def test_a_plan_of_another_scenario_is_mended_until_it_keeps_the_rules(seed: int) -> None:
    _, plan = a_plan(seed)
    other = any_scenario(seed + 1)
    try:
        begun_with = resumed(other, plan, fill_idle=True)
    except ConflictError:
        pytest.skip("the rows drawn contradict the rules")
    assert not audit(other, begun_with)


def week_of_one() -> tuple[Scenario, Schedule]:
    """Amy alone, Monday to Friday: with nobody else, she works whenever customers call."""
    scenario = tiny_scenario(agents={"amy": tiny_agent("amy")})
    made = solve(
        scenario, required_agents(scenario), time_limit=None, iterations=2, seed=0, workers=1
    )
    return scenario, made.schedule


def test_an_absence_takes_away_the_days_it_covers_and_no_other() -> None:
    scenario, plan = week_of_one()
    day, zone = plan.shifts[0].date, "Europe/Riga"
    away = TimeOff(
        agent="amy", kind="unpaid", paid=False, first_date=day, last_date=day,
        start=clock.day_start(day, zone), end=clock.day_start(day + timedelta(days=1), zone),
    )  # fmt: skip
    absent = scenario.model_copy(update={"time_off": (away,)})
    assert resumed(absent, plan).shifts == plan.shifts[1:]


def test_whoever_is_new_gets_shifts_and_whoever_left_is_left_out() -> None:
    scenario, plan = week_of_one()
    later = scenario.model_copy(update={"agents": {"ben": tiny_agent("ben")}})
    begun_with = resumed(later, plan, fill_idle=True)
    assert {shift.agent for shift in begun_with.shifts} == {"ben"}


def test_whoever_did_not_work_stays_free_unless_asked_for() -> None:
    scenario, plan = week_of_one()
    both = scenario.model_copy(
        update={"agents": {"amy": tiny_agent("amy"), "ben": tiny_agent("ben")}}
    )
    assert resumed(both, plan) == plan


@pytest.mark.parametrize("seed", range(5))
def test_work_shared_exactly_costs_no_more_than_work_spread_step_by_step(seed: int) -> None:
    scenario, plan = a_plan(seed)
    search = begun(scenario, problem_of(scenario), 0, plan)
    roughly = search.cost
    share_work(scenario, required_agents(scenario), search)
    assert search.cost <= roughly
    assert schedule_of(scenario, search.problem, search.state) == plan


@pytest.mark.parametrize("seed", range(5))
def test_solving_from_a_plan_never_ends_with_a_worse_one(seed: int) -> None:
    scenario, plan = a_plan(seed)
    requirement = required_agents(scenario)
    kept = begun(scenario, problem_of(scenario), 0, plan).full_cost()
    made = solve(
        scenario, requirement, time_limit=None, iterations=2, seed=0, workers=1, start_from=plan
    )
    assert made.objective <= kept + 1e-9
    assert not audit(scenario, made.schedule)
