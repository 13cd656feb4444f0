"""The state of a search after many moves, against one built from its decisions alone."""

from __future__ import annotations

import numpy as np
import pytest
from small_rosters import any_scenario, planned, problem_of

from planner.roster.problem import FREE
from planner.roster.search.annealing import anneal, small_move, want_all
from planner.roster.search.costs import agent_cost
from planner.roster.search.decisions import decided, follow
from planner.roster.search.desk import clear_desk
from planner.roster.search.reinsertion import reinsert
from planner.roster.search.search import Search
from planner.roster.search.sessions import choose_instants
from planner.roster.search.state import EVERYWHERE, UNPLACED, State, empty_state, keeps_rules

HOT, LUKEWARM = 1000.0, 0.3
TOLERANCE = 1e-6


def started(seed: int) -> Search:
    """A search with its first plan, joint activities held at some instant."""
    _, search = planned(seed)
    choose_instants(search.problem, search.sessions, search.state)
    return search


def rebuilt(search: Search) -> State:
    """A state in which the same decisions are made from nothing."""
    problem = search.problem
    state = empty_state(problem, search.sessions)
    state.done[:] = search.state.done
    want_all(problem.cover, search.works, state)
    follow(problem, search.sessions, state, decided(search.state, search.sessions))
    return state


def assert_nothing_is_counted_twice(search: Search) -> None:
    kept, again = search.state, rebuilt(search)
    for state in (kept, again):
        flow = state.flow
        assert (flow.given >= 0).all()
        assert (flow.given.sum(axis=1) == flow.cells["served"]).all()
    for name in ("choice", "path"):
        assert (kept.rows[name] == again.rows[name]).all()
    assert (kept.agents == again.agents).all()
    assert (kept.there == again.there).all()
    assert (kept.flow.cells["wanted"] == again.flow.cells["wanted"]).all()
    assert kept.flow.cells["heads"] == pytest.approx(again.flow.cells["heads"])
    brought = [s.flow.given.sum(axis=2) + s.flow.groups["idle"] for s in (kept, again)]
    assert (brought[0] == brought[1]).all()
    before = search.steered_cost()
    search.state = again
    assert search.steered_cost() == pytest.approx(before, abs=TOLERANCE)
    search.state = kept


@pytest.mark.parametrize("heat", [HOT, LUKEWARM])
@pytest.mark.parametrize("seed", range(12))
def test_costs_kept_step_by_step_are_those_counted_anew(seed: int, heat: float) -> None:
    search = started(seed)
    problem, desk = search.problem, clear_desk(search.problem, search.sessions, 10)
    cost = search.steered_cost()
    for part in range(4):
        cost += anneal(
            problem.lines, problem.cover, search.sessions, search.works, search.state,
            EVERYWHERE, 10, 200, heat, part, desk,
        )  # fmt: skip
        assert cost == pytest.approx(search.steered_cost(), abs=TOLERANCE)
    assert_nothing_is_counted_twice(search)
    for agent in range(problem.agents):
        assert keeps_rules(problem.lines, search.state, agent)


def choices_of(search: Search) -> list[np.ndarray]:
    """All that was decided, breaks of worked days only."""
    state = search.state
    worked = state.rows["choice"] != FREE
    meetings = np.where(state.meetings["row"] == UNPLACED, 0, state.meetings["at"])
    return [
        state.rows["choice"].copy(), state.breaks[worked].copy(), state.meetings["row"].copy(),
        meetings, state.done.copy(), state.agents.copy(), state.there.copy(),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(10))
def test_a_small_move_that_is_not_taken_leaves_no_trace(seed: int) -> None:
    search = started(seed)
    problem, desk = search.problem, clear_desk(search.problem, search.sessions, 10)
    cost = search.steered_cost()
    for _ in range(300):
        before = choices_of(search)
        added = small_move(
            problem.lines, problem.cover, search.sessions, search.works, search.state,
            EVERYWHERE, 0.0, desk,
        )  # fmt: skip
        assert added <= 0.0
        assert search.steered_cost() == pytest.approx(cost + added, abs=TOLERANCE)
        cost = search.steered_cost()
        same = all((a == b).all() for a, b in zip(before, choices_of(search), strict=True))
        # A move that costs nothing is taken; every other change is an improvement.
        assert same or added <= 1e-9
    assert_nothing_is_counted_twice(search)


@pytest.mark.parametrize("seed", range(10))
def test_a_reinsertion_never_costs_anything_without_heat(seed: int) -> None:
    search = started(seed)
    problem, desk = search.problem, clear_desk(search.problem, search.sessions, 10)
    lines = problem.lines
    draw = np.random.default_rng(seed)
    cost = search.steered_cost()
    for _ in range(20):
        count = min(2, problem.agents)
        for k, agent in enumerate(draw.permutation(problem.agents)[:count]):
            rows = problem.rows_of(agent)
            low = int(draw.integers(rows.start, rows.stop))
            desk.agents[k], desk.low[k] = agent, low
            desk.high[k] = int(draw.integers(low + 1, rows.stop + 1))
        added = reinsert(lines, problem.cover, search.sessions, search.state, count, 0.0, 0.5, desk)
        assert added <= 0.0
        assert search.steered_cost() == pytest.approx(cost + added, abs=TOLERANCE)
        cost = search.steered_cost()
    assert_nothing_is_counted_twice(search)


def test_every_kind_of_row_is_among_the_scenarios_drawn() -> None:
    problems = [problem_of(any_scenario(seed)) for seed in range(12)]
    assert any(problem.work for problem in problems)
    assert any(problem.overlaps for problem in problems)
    assert any(m.together >= 0 for problem in problems for m in problem.meetings)
    assert any(m.together < 0 for problem in problems for m in problem.meetings)
    assert any(np.isinf(problem.lines.rows["free_cost"]).any() for problem in problems)


def test_an_activity_that_is_not_placed_costs_its_price() -> None:
    seeds = (seed for seed in range(40) if problem_of(any_scenario(seed)).meetings)
    problem = problem_of(any_scenario(next(seeds)))
    search = Search(problem, 1)
    agent = problem.meetings[0].agent
    cost = agent_cost(problem.lines, search.sessions, search.state, agent)
    first = search.sessions.people["first"][agent]
    search.state.meetings["row"][first] = problem.rows_of(agent).start
    placed = agent_cost(problem.lines, search.sessions, search.state, agent)
    assert cost - placed == pytest.approx(search.sessions.meetings["cost"][first])
