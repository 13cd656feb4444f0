"""The bound: below every plan, at any prices."""

from __future__ import annotations

from datetime import date, time

import numpy as np
import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from shifts import shift
from small_rosters import planned, problem_of

from planner.plan import audit, in_order
from planner.plan.score import score
from planner.roster.answer import schedule_of
from planner.roster.problem import RosterProblem
from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import (
    Prices,
    bench_for,
    late_contacts_alone,
    lower_bound,
    whole_objective,
)
from planner.roster.proof.flat import best_flat_prices, most_paid
from planner.scenario import Break, Horizon, LocalWindow, OpeningHours, StartWindow
from planner.staffing import required_agents


def any_prices(problem: RosterProblem, draw: np.random.Generator) -> Prices:
    """Some prices nothing, some beyond what capacity can be worth; heads up to their price."""
    shape = problem.cover.cells.shape
    capacity = draw.choice([0.0, 1.0, 5.0], shape) * draw.random(shape)
    presence = draw.choice([0.0, 1.0], shape) * draw.random(shape) * problem.cover.head_price
    wanted = problem.cover.cells["heads_wanted"] > 0
    return Prices(capacity, np.where(wanted, presence, 0.0))


@pytest.mark.parametrize("seed", range(15))
def test_no_prices_give_a_bound_above_a_plan(seed: int) -> None:
    scenario, search = planned(seed)
    problem, draw = search.problem, np.random.default_rng(seed)
    search.round(0.9)
    search.finish()
    schedule = schedule_of(scenario, problem, search.state)
    judged = score(scenario, required_agents(scenario), schedule)
    bench = bench_for(problem)
    for _ in range(10):
        prices = any_prices(problem, draw)
        whole = lower_bound(problem, whole_objective(problem), prices, bench)
        late = lower_bound(problem, late_contacts_alone(problem), prices, bench)
        assert whole <= judged.objective + 1e-6
        assert late <= judged.late_contacts + 1e-6


@pytest.mark.parametrize("seed", range(15))
def test_better_prices_give_a_higher_bound_but_none_above_a_plan(seed: int) -> None:
    scenario, search = planned(seed)
    for done in range(3):
        search.round(0.5 + done / 6)
    search.finish()
    schedule = schedule_of(scenario, search.problem, search.state)
    judged = score(scenario, required_agents(scenario), schedule)
    for objective, cost in (
        (whole_objective(search.problem), judged.objective),
        (late_contacts_alone(search.problem), judged.late_contacts),
    ):
        ascent = Ascent(search.problem, objective)
        bounds = [ascent.step() for _ in range(9)]
        assert bounds == sorted(bounds)
        assert bounds[-1] <= cost + 1e-6


def test_without_prices_the_bound_is_what_lines_cost_at_the_least() -> None:
    _, search = planned(0)
    problem = search.problem
    nothing = Prices(*(np.zeros(problem.cover.cells.shape) for _ in range(2)))
    late = lower_bound(problem, late_contacts_alone(problem), nothing, bench_for(problem))
    assert late == pytest.approx(problem.unavoidable)


def test_the_bound_holds_where_breaks_may_change_places() -> None:
    # Amy works 09:00 to 15:00, the queue is open from 10:00 to 12:00. The search takes the
    # break first that may start first, at 10:00 or 11:00; the other way round both are covered.
    contract = tiny_contract(
        starts=(StartWindow(from_=time(9), to=time(9), every_minutes=60),),
        shift_minutes=(360,),
        breaks=(
            Break(name="short", minutes=60, paid=True, earliest=60, latest=300),
            Break(name="long", minutes=120, paid=True, earliest=120, latest=180),
        ),
    )
    ten_to_noon = OpeningHours(weekdays={"mon": (LocalWindow(opens=time(10), closes=time(12)),)})
    scenario = tiny_scenario(
        horizon=Horizon(
            start=date(2027, 3, 1), days=1, time_zone="Europe/Riga", interval_minutes=60
        ),
        contracts={"full-time": contract},
        queues={"en-voice": tiny_queue(opening_hours=ten_to_noon)},
        agents={"amy": tiny_agent()},
    )
    breaks = (("long", "12:00", 120), ("short", "14:00", 60))
    best = in_order(scenario, [shift("2027-03-01 09:00", 6, off=breaks)])
    assert not audit(scenario, best)
    problem = problem_of(scenario)
    for objective in (whole_objective(problem), late_contacts_alone(problem)):
        ascent = Ascent(problem, objective)
        bounds = [ascent.step() for _ in range(100)]
        judged = score(scenario, required_agents(scenario), best)
        assert bounds[-1] <= judged.objective + 1e-6


@pytest.mark.parametrize("seed", range(8))
def test_flat_prices_prove_as_much_as_none_and_pay_nobody_more_than_the_first_is_worth(
    seed: int,
) -> None:
    _, search = planned(seed)
    problem = search.problem
    bench = bench_for(problem)
    nothing = Prices(*(np.zeros(problem.cover.cells.shape) for _ in range(2)))
    for objective in (whole_objective(problem), late_contacts_alone(problem)):
        flat = best_flat_prices(problem, objective, bench)
        assert flat.bound >= lower_bound(problem, objective, nothing, bench)
        assert flat.bound == pytest.approx(lower_bound(problem, objective, flat.prices, bench))
        assert (flat.prices.capacity <= np.minimum(most_paid(problem), flat.level)).all()


def test_the_bound_of_one_agent_for_one_hour_is_what_one_agent_leaves_late() -> None:
    # The hour wants several. At the price of what a second agent would be worth the queue pays for
    # the first alone, and Amy earns just that: what is left is what is late with one there.
    one_hour = OpeningHours(weekdays={"mon": (LocalWindow(opens=time(9), closes=time(10)),)})
    scenario = tiny_scenario(
        horizon=Horizon(
            start=date(2027, 3, 1), days=1, time_zone="Europe/Riga", interval_minutes=60
        ),
        queues={"en-voice": tiny_queue(opening_hours=one_hour)},
        agents={"amy": tiny_agent()},
    )
    problem = problem_of(scenario)
    requirement = required_agents(scenario)
    best = score(scenario, requirement, in_order(scenario, [shift("2027-03-01 09:00")]))
    flat = best_flat_prices(problem, late_contacts_alone(problem), bench_for(problem))
    assert best.late_contacts > 0
    assert flat.bound == pytest.approx(best.late_contacts, rel=1e-2)
    ascent = Ascent(problem, late_contacts_alone(problem))
    for _ in range(200):
        ascent.step()
    assert ascent.best == pytest.approx(best.late_contacts, rel=1e-4)


def test_an_ascent_settles_and_then_costs_nothing_more() -> None:
    _, search = planned(0)
    ascent = Ascent(search.problem, late_contacts_alone(search.problem))
    steady = []
    for _ in range(4000):
        ascent.step()
        steady.append(bool(ascent.steady))
    assert ascent.settled
    # Whoever waits for it to be steady need not look at every step.
    assert steady == sorted(steady)
    passes, best = ascent.passes, ascent.best
    assert ascent.step() == best
    assert ascent.passes == passes
