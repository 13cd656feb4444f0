"""What is kept back from the search for what follows it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from builders import tiny_agent, tiny_queue, tiny_scenario
from small_rosters import problem_of

from planner.roster.limits import Limits, less
from planner.roster.search.search import Search
from planner.roster.search.shortfall import agents_to_ask
from planner.scenario import LocalWindow, OpeningHours, Scenario

MORNING = LocalWindow(opens="09:00", closes="10:00")
NOON = LocalWindow(opens="12:00", closes="13:00")


def open_twice(*agents: str, **changes: object) -> Scenario:
    """English voice on Monday from 09:00 to 10:00 and from 12:00 to 13:00, no other queue."""
    hours = OpeningHours(weekdays={"mon": (MORNING, NOON)})
    return tiny_scenario(
        queues={"en-voice": tiny_queue(opening_hours=hours, **changes)},
        agents={name: tiny_agent(name) for name in agents},
    )


def asked_while_nobody_works(scenario: Scenario) -> int:
    problem = problem_of(scenario)
    return agents_to_ask(problem, Search(problem, seed=0).state)


def test_everybody_who_may_serve_a_queue_is_asked_about_each_stretch_of_its_shortage() -> None:
    assert asked_while_nobody_works(open_twice("amy")) == 2
    assert asked_while_nobody_works(open_twice("amy", "ben", "cal")) == 6


def test_who_does_not_speak_the_language_is_not_asked() -> None:
    assert asked_while_nobody_works(open_twice("amy", "ben", language="de")) == 0


def test_a_queue_that_is_short_of_heads_alone_is_asked_about_too() -> None:
    mail = {"channel": "email", "service_level": {"share": 0.9, "within_hours": 24}}
    assert asked_while_nobody_works(open_twice("amy", **mail)) == 0
    assert asked_while_nobody_works(open_twice("amy", min_agents=1, **mail)) == 2


def test_a_plan_without_gaps_leaves_nobody_to_ask() -> None:
    problem = problem_of(open_twice("amy", "ben", "cal", "dan"))
    search = Search(problem, seed=0)
    search.first_plan()
    assert agents_to_ask(problem, search.state) == 0


def test_the_search_has_what_is_left_but_never_less_than_a_third() -> None:
    assert less(60.0, 12.0) == 48.0
    assert less(60.0, 100.0) == pytest.approx(20.0)


def test_what_the_caller_needs_afterwards_is_taken_off_the_search() -> None:
    problem, now = problem_of(open_twice("amy")), time.monotonic()
    searches = [
        Limits.of(problem, now, 1000.0, None, None, kept).search.time_limit or 0.0
        for kept in (0.0, 100.0)
    ]
    assert searches[0] >= searches[1] > 0.0


def test_rounds_need_no_time() -> None:
    limits = Limits.of(problem_of(open_twice("amy")), 0.0, None, 12, None, 100.0)
    assert limits.search.time_limit is None
    assert limits.search.share_done(6) == 0.5


def test_a_plan_with_more_to_explain_leaves_the_search_less_time() -> None:
    problem = replace(problem_of(open_twice("amy")), stricter=True)
    limits = Limits.of(problem, 0.0, 1000.0, None, None, 50.0)
    before = limits.search.time_limit
    limits.keep_back(problem, 80.0)
    assert before is not None
    assert limits.search.time_limit == pytest.approx(before - 30.0)


@pytest.mark.parametrize("time_limit", [None, 1000.0])
def test_neither_rounds_nor_a_search_before_the_exact_solver_have_less_time(
    time_limit: float | None,
) -> None:
    problem = problem_of(open_twice("amy"))
    limits = Limits.of(problem, 0.0, time_limit, None, None, 50.0)
    before = limits.search.time_limit
    limits.keep_back(problem, 80.0)
    assert limits.search.time_limit == before
