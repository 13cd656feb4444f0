"""Peers trade days: coverage stays, nights and weekends find other shoulders."""

from __future__ import annotations

from datetime import date, time

import numpy as np
import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from small_rosters import planned, problem_of

from planner.roster.problem import FREE
from planner.roster.search.costs import unevenness, unfairness
from planner.roster.search.decisions import decided
from planner.roster.search.desk import clear_desk
from planner.roster.search.exchange import exchange
from planner.roster.search.search import Search
from planner.roster.search.sharing import shortage
from planner.roster.search.state import EVERYWHERE, NIGHTS, keeps_rules
from planner.scenario import DaysPerWeek, Horizon, Proficiency, Scenario, StartWindow

NIGHT_STARTS = (StartWindow(from_=time(22), to=time(22), every_minutes=60),)


def four_nights(**changes: object) -> Scenario:
    """Amy and Ben, Monday to Thursday, shifts from 22:00 alone; a line that never closes."""
    horizon = Horizon(start=date(2027, 3, 1), days=4, time_zone="Europe/Riga", interval_minutes=60)
    contract = tiny_contract(starts=NIGHT_STARTS, days_per_week=DaysPerWeek(max=4))
    fields = {
        "horizon": horizon,
        "contracts": {"full-time": contract},
        "queues": {"en-voice": tiny_queue(opening_hours=None)},
        **changes,
    }
    return tiny_scenario(**fields)


def with_all_nights_amys(scenario: Scenario) -> Search:
    """Amy works all four nights, Ben none."""
    problem = problem_of(scenario)
    search = Search(problem, 1)
    assert search.first_plan() is None
    decisions = decided(search.state, search.sessions)
    decisions.choice[:] = FREE
    amys = problem.rows_of(0)
    decisions.choice[amys.start : amys.stop] = problem.lines.rows["offer_first"][
        amys.start : amys.stop
    ]
    search.restore(decisions)
    assert search.state.agents["nights"].tolist() == [4, 0]
    return search


def traded(search: Search, times: int = 300) -> float:
    """The cost added by so many exchanges without heat."""
    problem, desk = search.problem, clear_desk(search.problem, search.sessions, 28)
    return sum(
        exchange(problem.lines, problem.cover, search.sessions, search.state, EVERYWHERE, 0.0, desk)
        for _ in range(times)
    )


def test_peers_share_nights_evenly_at_no_loss_of_coverage() -> None:
    search = with_all_nights_amys(four_nights())
    late = shortage(search.problem.cover, search.state.flow)
    before = search.steered_cost()
    added = traded(search)
    assert search.state.agents["nights"].tolist() == [2, 2]
    assert shortage(search.problem.cover, search.state.flow) == pytest.approx(late)
    # From a spread of four nights to none, at 0.5 each.
    assert search.full_cost() == pytest.approx(before - _pull(search, 4) - 4 * 0.5)
    assert search.steered_cost() == pytest.approx(before + added)


def _pull(search: Search, spread: int) -> float:
    """The pull of two peers whose nights differ by so many: each is half of it from the mean."""
    apart = min((spread / 2) ** 2, 4.0)
    return 0.1 * search.problem.lines.unfairness_price * 2 * apart


def test_people_under_other_contracts_are_no_peers() -> None:
    contracts = {
        "full-time": tiny_contract(starts=NIGHT_STARTS, days_per_week=DaysPerWeek(max=4)),
        "other": tiny_contract(starts=NIGHT_STARTS, days_per_week=DaysPerWeek(max=4)),
    }
    agents = {"amy": tiny_agent("amy"), "ben": tiny_agent("ben", contract="other")}
    search = with_all_nights_amys(four_nights(contracts=contracts, agents=agents))
    assert traded(search) == 0.0
    assert search.state.agents["nights"].tolist() == [4, 0]


def test_who_cannot_serve_the_calls_takes_no_nights_over() -> None:
    silent = {"en": Proficiency(spoken=None, written="C1")}
    agents = {"amy": tiny_agent("amy"), "ben": tiny_agent("ben", languages=silent)}
    search = with_all_nights_amys(four_nights(agents=agents))
    # A night without Amy makes more calls late than the two that a fair share would save.
    assert traded(search) == 0.0
    assert search.state.agents["nights"].tolist() == [4, 0]


def test_the_pull_is_least_where_burdens_are_even_and_no_part_of_the_objective() -> None:
    search = with_all_nights_amys(four_nights())
    lines, state = search.problem.lines, search.state
    assert unfairness(lines, state, 0) == pytest.approx(4 * 0.5)
    assert unevenness(lines, state, 0) == pytest.approx(_pull(search, 4))
    assert search.steered_cost() - search.full_cost() == pytest.approx(_pull(search, 4))
    state.tally[0, NIGHTS] = [0, 0, 2, 0, 0]  # two with two nights each
    assert unevenness(lines, state, 0) == 0.0


@pytest.mark.parametrize("heat", [0.0, 5.0])
@pytest.mark.parametrize("seed", range(12))
def test_exchanges_keep_every_rule_and_cost_what_they_say(seed: int, heat: float) -> None:
    _, search = planned(seed)
    problem, desk = search.problem, clear_desk(search.problem, search.sessions, 28)
    cost = search.steered_cost()
    for _ in range(200):
        cost += exchange(
            problem.lines, problem.cover, search.sessions, search.state, EVERYWHERE, heat, desk
        )
    assert cost == pytest.approx(search.steered_cost(), abs=1e-6)
    assert all(keeps_rules(problem.lines, search.state, a) for a in range(problem.agents))


def test_exchanges_are_taken_in_the_scenarios_drawn() -> None:
    moved = 0
    for seed in range(12):
        _, search = planned(seed)
        before = search.state.rows["choice"].copy()
        desk = clear_desk(search.problem, search.sessions, 28)
        for _ in range(200):
            exchange(
                search.problem.lines,
                search.problem.cover,
                search.sessions,
                search.state,
                EVERYWHERE,
                5.0,
                desk,
            )
        moved += bool(np.any(before != search.state.rows["choice"]))
    assert moved >= 3
