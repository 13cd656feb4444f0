"""The peers' benchmark on instances that a person can solve; no size is planned here."""

from __future__ import annotations

import sys

import pytest
from benchmarks import timefold_peer
from benchmarks.peer_activities import held_in
from benchmarks.peer_case import from_json, to_json
from benchmarks.peer_instance import case_of
from benchmarks.peer_plan import KEPT, Verdict, judged, schedule_of
from benchmarks.peer_row import HEAD, NOTHING, Result, row
from benchmarks.peer_run import Peer, run
from benchmarks.plain_cp_sat.model import build, solve
from builders import tiny_contract, tiny_scenario

from planner.roster.building.build import roster_problem
from planner.scenario import DaysPerWeek, WeeklyHours
from planner.staffing import required_agents

RESULT = Result("plain CP-SAT", 0, 9.8, 1.5, 3_000, 2e9, None, "unknown")


def told(scenario):
    requirement = required_agents(scenario)
    problem = roster_problem(scenario, requirement)
    return requirement, problem, case_of(scenario, problem)


def verdict_on(scenario, choices):
    requirement, problem, case = told(scenario)
    held = held_in(problem, case, choices)
    return judged(scenario, requirement, schedule_of(scenario, problem, case, choices, held))


def two_days_a_week():
    """Amy and Ben, two days of eight hours each at most: four agent-days for five days."""
    contract = tiny_contract(weekly_hours=WeeklyHours(max=16), days_per_week=DaysPerWeek(max=2))
    return tiny_scenario(contracts={"full-time": contract})


def test_a_case_comes_back_from_json_as_it_was():
    _, _, case = told(two_days_a_week())
    assert to_json(from_json(to_json(case))) == to_json(case)


def test_plain_cp_sat_proves_the_best_plan_and_the_judge_agrees():
    scenario = two_days_a_week()
    _, _, case = told(scenario)
    answer = solve(build(case), seconds=30, seed=0, workers=1)
    verdict = verdict_on(scenario, answer.choices)
    assert answer.status == "optimal"
    # Four agent-days, no two of them one agent's and one day's.
    assert len(answer.choices) == 4
    assert verdict.audit == KEPT
    assert verdict.objective == pytest.approx(answer.objective, abs=1e-3)
    assert verdict.objective == pytest.approx(answer.bound, abs=1e-3)


def test_timefold_s_plan_keeps_every_rule_and_is_no_better_than_the_best():
    absent = timefold_peer.why_absent()
    if absent is not None:
        pytest.skip(f"Timefold cannot be asked: {absent}")
    scenario = two_days_a_week()
    _, _, case = told(scenario)
    best = solve(build(case), seconds=30, seed=0, workers=1)
    found = run(timefold_peer.PEER, to_json(case), seconds=20, seed=0, workers=1)
    verdict = verdict_on(scenario, found.choices)
    assert verdict.audit == KEPT
    assert verdict.objective >= best.objective - 1e-2


def test_a_peer_that_needs_too_much_memory_is_told_so():
    greedy = Peer("greedy", (sys.executable, "-c", "bytearray(20 * 10**9)"), "", bounded=True)
    found = run(greedy, "", seconds=10, seed=0, workers=1)
    assert found.choices is None
    assert "out of memory" in found.words


def test_a_row_tells_no_plan_with_its_reason():
    cells = dict(zip(HEAD, row("M", 100, 60, RESULT, fewest=3.0), strict=True))
    assert cells["late contacts"] == cells["objective"] == NOTHING
    assert cells["audit"] == "no plan (unknown)"


def test_a_row_tells_how_far_a_plan_is_above_the_fewest_late():
    found = Result("planner", 0, 9.8, None, None, 2e9, Verdict(40.0, 50.0, KEPT), "")
    cells = dict(zip(HEAD, row("M", 100, 60, found, fewest=30.0), strict=True))
    assert cells["late above it"] == "10.0"
    assert cells["building, s"] == NOTHING
