"""Queues by themselves: where few serve one, whole people leave more late than fractions do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from builders import tiny_agent, tiny_contract, tiny_queue, tiny_scenario
from small_rosters import planned, problem_of

from planner.plan.sharing import curve_values
from planner.roster.problem import UNIT, RosterProblem
from planner.roster.proof.alone import QueuesAlone, queue_alone
from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import late_contacts_alone
from planner.scenario import DaysPerWeek, LocalWindow, OpeningHours, Scenario, Site
from planner.staffing import required_agents

MORNING = LocalWindow(opens="09:00", closes="10:00")
RIGA = Site(time_zone="Europe/Riga", country="LV", currency="EUR", shrinkage=0.2)


def two_mornings(*agents: str) -> Scenario:
    """A queue open for an hour on Monday and on Tuesday; who serves it works one day a week."""
    hours = OpeningHours(weekdays={"mon": (MORNING,), "tue": (MORNING,)})
    return tiny_scenario(
        sites={"riga": RIGA},
        contracts={"full-time": tiny_contract(days_per_week=DaysPerWeek(max=1))},
        queues={"en-voice": tiny_queue(opening_hours=hours)},
        agents={name: tiny_agent(name) for name in agents},
    )


def ten_without_anybody(problem: RosterProblem) -> RosterProblem:
    """Ten contacts are late in each open hour without an agent, and none with a whole one."""
    cells = problem.cover.cells.copy()
    cells["agents"] = cells["agents"] > 0
    cells["slope_first"] = 0
    cover = problem.cover._replace(cells=cells, slope=np.array([10.0, 0.0]))
    return replace(problem, cover=cover)


def risen(ascent: Ascent | QueuesAlone) -> float:
    while not ascent.settled:
        ascent.step()
    return ascent.best


def test_a_morning_on_which_one_person_works_leaves_what_their_shrinkage_leaves() -> None:
    """Three come once each: two on one morning, and one, four fifths of an agent, on the other."""
    problem = ten_without_anybody(problem_of(two_mornings("amy", "ben", "cal")))
    assert risen(Ascent(problem, late_contacts_alone(problem))) == pytest.approx(0.0, abs=1e-6)
    assert risen(QueuesAlone(problem)) == pytest.approx(2.0, abs=0.02)


def test_each_further_person_is_worth_what_the_queue_s_curve_says_of_their_capacity() -> None:
    scenario = two_mornings("amy", "ben", "cal")
    problem, curves = problem_of(scenario), required_agents(scenario).curves
    alone = queue_alone(problem, 0).cover
    late = [
        curve_values(curves, curves.envelope, np.full(curves.first.shape, 0.8 * people))[0]
        for people in range(int(alone.cells["agents"].max()) + 2)
    ]
    for t, cell in enumerate(alone.cells[:, 0]):
        first, people = int(cell["slope_first"]), int(cell["agents"])
        told = [*alone.slope[first : first + people], 0.0]
        seen = [late[n][t] - late[n + 1][t] for n in range(people + 1)]
        assert told == pytest.approx(seen, abs=1e-9)


def test_what_is_there_anyway_saves_its_part_first() -> None:
    problem = ten_without_anybody(problem_of(two_mornings("amy")))
    half = replace(problem, base_amount=np.full_like(problem.base_amount, UNIT // 2))
    open_then = half.cover.cells["agents"][:, 0] > 0
    alone = queue_alone(half, 0).cover
    assert (alone.cells["agents"][open_then, 0] == 1).all()
    assert alone.slope[alone.cells["slope_first"][open_then, 0]] == pytest.approx(5.0)


def test_who_may_not_serve_a_queue_has_no_days_in_its_problem() -> None:
    _, search = planned(0)
    problem = search.problem
    for q in range(len(problem.cover.queues)):
        serves = problem.cover.serves[problem.lines.agents["group"]] >> q & 1
        if serves.any():
            alone = queue_alone(problem, q)
            with_days = [len(alone.rows_of(agent)) > 0 for agent in range(problem.agents)]
            assert with_days == [s > 0 for s in serves]


@pytest.mark.parametrize("seed", range(8))
def test_no_sum_passes_the_late_contacts_of_a_plan(seed: int) -> None:
    _, search = planned(seed)
    alone = QueuesAlone(search.problem)
    before = alone.best
    for _ in range(10):
        assert alone.step() >= before
        before = alone.best
    assert before <= search.late_contacts + 1e-6
