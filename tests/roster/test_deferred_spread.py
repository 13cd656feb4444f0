"""Deferred work over time: always within its windows, and never dearer when planned anew."""

from __future__ import annotations

from datetime import date
from random import Random

import numpy as np
import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from small_rosters import any_scenario, problem_of

from planner.roster.problem import RosterProblem, Work
from planner.roster.search.deferred import (
    even_spread,
    move_work,
    respread,
    slack_between,
    to_be_done,
    works_of,
)
from planner.roster.search.search import Search
from planner.scenario import Horizon, ServiceLevel


def with_email(seed: int) -> Search:
    """A plan for a scenario that has an email queue."""
    draw = Random(seed)
    while True:
        problem = problem_of(any_scenario(draw.randrange(10_000)))
        search = Search(problem, seed)
        if problem.work and search.first_plan() is None:
            return search


def assert_within_windows(search: Search) -> None:
    """No work before it arrives, none after its deadline, none while closed."""
    for w, work in enumerate(search.problem.work):
        done = search.state.done[w]
        wanted = np.diff(done, prepend=0)
        assert (wanted >= 0).all()
        assert (done <= search.works.released[w]).all()
        assert (done >= search.works.due[w]).all()
        assert (wanted[~work.open] == 0).all()
        assert (wanted == search.state.flow.cells["wanted"][:, work.queue]).all()


@pytest.mark.parametrize("seed", range(12))
def test_planning_work_anew_keeps_its_windows_and_never_costs_more(seed: int) -> None:
    search = with_email(seed)
    problem, draw = search.problem, Random(seed)
    np_saved = np.zeros(problem.intervals, dtype=np.int64)
    assert_within_windows(search)
    for _ in range(4):
        for _ in range(200):
            w = draw.randrange(len(problem.work))
            move_work(
                problem.cover, search.works, search.state, w, 0, problem.intervals, 96, 1000.0
            )
        assert_within_windows(search)
        cost = search.full_cost()
        for w in range(len(problem.work)):
            added = respread(problem.cover, search.works, search.state, w, np_saved)
            assert added <= 1e-9
            cost += added
        assert search.full_cost() == pytest.approx(cost, abs=1e-6)
        assert_within_windows(search)


@pytest.mark.parametrize("seed", range(6))
def test_no_more_work_moves_than_windows_allow(seed: int) -> None:
    search = with_email(seed)
    works, state = search.works, search.state
    draw = Random(seed)
    for _ in range(50):
        w = draw.randrange(len(search.problem.work))
        source, target = draw.sample(range(search.problem.intervals), 2)
        slack = slack_between(works, state, w, source, target)
        wanted = np.diff(state.done[w], prepend=0)
        wanted[source] -= slack
        wanted[target] += slack
        done = wanted.cumsum()
        assert (wanted >= 0).all()
        assert (done <= works.released[w]).all()
        assert (done >= works.due[w]).all()


def one_work(**changes: object) -> Work:
    """Two cohorts: 5 units for intervals 0-3, 7 for 2-5, of which interval 3 is closed."""
    fields = {
        "queue": 0,
        "amount": np.array([5, 7], dtype=np.int64),
        "first": np.array([0, 2], dtype=np.int32),
        "last": np.array([3, 5], dtype=np.int32),
        "may_wait": np.array([False, True]),
        "open": np.array([True, True, True, False, True, True]),
        "end_allowance": 0,
        "contact_value": np.array([1.0, 1.0]),
    }
    return Work(**{**fields, **changes})  # type: ignore[arg-type]


def test_an_even_spread_leaves_closed_intervals_out() -> None:
    # 5 over intervals 0, 1, 2: 1, 1, 1 and the rest, 2, in the last; 7 over 2, 4, 5: 2, 2, 3.
    assert np.diff(even_spread([one_work()], 6)[0], prepend=0).tolist() == [1, 1, 5, 0, 2, 3]


def test_what_may_wait_at_the_end_need_not_be_done() -> None:
    assert to_be_done(one_work(end_allowance=3)).tolist() == [5, 4]
    assert to_be_done(one_work(end_allowance=30)).tolist() == [5, 0]


def test_work_is_released_and_due_where_its_windows_begin_and_end() -> None:
    works = works_of([one_work()], 6)
    assert works.released[0].tolist() == [5, 5, 12, 12, 12, 12]
    assert works.due[0].tolist() == [0, 0, 0, 5, 5, 12]


def total_work(problem: RosterProblem) -> int:
    """All work to be done, in units."""
    return sum(int(to_be_done(work).sum()) for work in problem.work)


def test_all_work_is_wanted_somewhere() -> None:
    search = with_email(1)
    queues = [work.queue for work in search.problem.work]
    assert search.state.flow.cells["wanted"][:, queues].sum() == total_work(search.problem)


def test_work_due_at_once_is_not_done_before_it_is_released() -> None:
    # Mails of Friday afternoon and night are all due when the horizon ends on Friday at midnight.
    # Amy leaves at 18:00 at the latest, and mails are worth more than the calls she would answer:
    # those of the afternoon take her hours; those of the night must not, hours before they come.
    mail = tiny_queue(
        channel="email", opening_hours=None, service_level=ServiceLevel(share=0.8, within_hours=12)
    )
    scenario = tiny_scenario(
        horizon=Horizon(
            start=date(2027, 3, 1), days=5, time_zone="Europe/Riga", interval_minutes=60
        ),
        queues={"en-voice": tiny_queue(priority=0.01), "en-email": mail},
        agents={"amy": tiny_agent("amy")},
    )
    search = Search(problem_of(scenario), 0)
    assert search.first_plan() is None
    assert_within_windows(search)
