"""The staffing benchmark's judge and cases; pyworkforce itself is asked by the benchmark alone."""

from __future__ import annotations

import pytest
from exact_erlang import exactly_least
from staffing_cases import as_arrays, case, families, month_of_a_team
from staffing_scenario import scenario_of
from staffing_verdict import REFUSED, ROUNDED, SKIPPED, UNEXPLAINED, Verdict

from planner import required_agents
from planner.staffing.kernels import least_agents

# 1.5 contacts of 300 s in 15 minutes are half an erlang: one agent is busy half the time.
HALF = "1.5"


def test_the_judge_knows_the_queue_with_one_agent():
    # Half of all wait, exp(-(1 - 0.5) x 600 / 300) of them too long: 81.6 % are in time.
    assert exactly_least(case(HALF, share="0.81", within_seconds=600)) == 1
    assert exactly_least(case(HALF, share="0.82", within_seconds=600)) == 2


def test_the_judge_knows_the_queue_with_two_agents():
    # One erlang, two agents: a third of all wait.
    assert exactly_least(case(3, share="0.66", within_seconds=0)) == 2
    assert exactly_least(case(3, share="0.67", within_seconds=0)) == 3


def test_a_target_that_is_met_exactly_is_met():
    assert exactly_least(case(HALF, share="0.5", within_seconds=0)) == 1
    # 9 erlangs, 90 % busy at most.
    assert exactly_least(case(27, share="0.1", max_occupancy="0.9")) == 10


def test_a_target_that_is_missed_by_a_ten_billionth_is_missed():
    assert exactly_least(case(HALF, share="0.5000000001", within_seconds=0)) == 2


def test_nobody_is_needed_where_nobody_comes():
    assert exactly_least(case(0)) == 0


@pytest.mark.parametrize("family", sorted(families()))
def test_the_judge_and_the_planner_agree(family):
    cases = families()[family]
    cases = cases[:: 1 + len(cases) // 250]
    assert least_agents(as_arrays(cases)).tolist() == [exactly_least(c) for c in cases]


def test_a_scenario_asks_what_its_cases_ask():
    days = [queue[:96] for queue in month_of_a_team()[::5]]
    required = required_agents(scenario_of(days)).required
    assert required.tolist() == [least_agents(as_arrays(day)).tolist() for day in days]


def test_a_month_has_every_interval_of_every_queue():
    month = month_of_a_team()
    assert [len(queue) for queue in month] == [28 * 96] * 20
    assert all(c.volume > 0 for queue in month for c in queue)


def test_a_verdict_names_who_is_right():
    assert Verdict(case(3), 2, 2, 2).right == "both"
    assert Verdict(case(3), 2, 2, 3).right == "planner"
    assert Verdict(case(3), 2, 3, 2).right == "pyworkforce"
    assert Verdict(case(3), 2, 3, 3).right == "neither"


def test_a_verdict_names_why_an_answer_is_wrong():
    # 0.6 erlangs: round(1.6) = 2 is the first number tried, and one would do.
    assert Verdict(case("1.8"), 1, 1, 2).cause == SKIPPED
    # 2.1 erlangs at 70 % are three agents exactly.
    assert Verdict(case("6.3", max_occupancy="0.7"), 3, 3, 4).cause == ROUNDED
    assert Verdict(case(3, within_seconds=0), 3, 3, "no").cause == REFUSED
    assert Verdict(case(3), 3, 2, 3).cause == UNEXPLAINED
    assert Verdict(case(3), 3, 3, 7).cause == UNEXPLAINED
