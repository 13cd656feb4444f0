"""Two parts of the horizon annealed at once: put together, they are one plan."""

from __future__ import annotations

from copy import deepcopy

import pytest
from small_rosters import planned

from planner.roster.search.annealing import anneal
from planner.roster.search.decisions import decided
from planner.roster.search.desk import clear_desk
from planner.roster.search.parts import take_over
from planner.roster.search.search import Search
from planner.roster.search.state import EARLIEST, LATEST, keeps_rules, rows_within

HOT = 100.0


def annealed(search: Search, window: tuple[int, int], seed: int) -> None:
    problem = search.problem
    anneal(
        problem.lines, problem.cover, search.sessions, search.works, search.state,
        window, 10, 100, HOT, seed, clear_desk(problem, search.sessions, 28),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_days_outside_the_window_stay_as_they_are(seed: int) -> None:
    _, search = planned(seed)
    problem = search.problem
    cut = problem.intervals // 2
    before = decided(search.state, search.sessions)
    annealed(search, (cut, LATEST), seed)
    after = decided(search.state, search.sessions)
    for agent in range(problem.agents):
        low, high = rows_within(problem.lines, agent, (EARLIEST, cut))
        assert (before.choice[low:high] == after.choice[low:high]).all()
        assert (before.breaks[low:high] == after.breaks[low:high]).all()
    assert (before.done[:, : max(cut - 1, 0)] == after.done[:, : max(cut - 1, 0)]).all()


@pytest.mark.parametrize("seed", range(24))
def test_what_both_parts_changed_is_taken_over_at_the_cost_told(seed: int) -> None:
    _, search = planned(seed)
    problem = search.problem
    cut = problem.intervals // 2
    first, other = search.state, deepcopy(search.state)
    search.state = other
    annealed(search, (cut, LATEST), seed)
    search.state = first
    annealed(search, (EARLIEST, cut), seed + 1)
    before = search.steered_cost()
    added = take_over(
        problem.lines, problem.cover, search.sessions, search.works, search.state,
        other, (cut, LATEST), clear_desk(problem, search.sessions, 28),
    )  # fmt: skip
    assert search.steered_cost() == pytest.approx(before + added, abs=1e-6)
    assert all(keeps_rules(problem.lines, search.state, a) for a in range(problem.agents))


@pytest.mark.parametrize("seed", range(6))
def test_two_hands_end_the_same_way_each_time(seed: int) -> None:
    ends = []
    for _ in range(2):
        _, search = planned(seed)
        for _ in range(3):
            search.round(0.5, hands=2)
        search.finish()
        ends.append((search.cost, search.state.rows["choice"].tolist()))
    assert ends[0] == ends[1]
