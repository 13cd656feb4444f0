"""The plain model that peers are measured with says of a given plan what the planner says."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.peer_case import Choice
from benchmarks.peer_instance import case_of
from benchmarks.peer_plan import judged, schedule_of
from benchmarks.plain_cp_sat.model import Model, build, solve

from planner import build_plan, read_scenario
from planner.roster.building.build import roster_problem
from planner.staffing import required_agents

SMALL_TEAM = Path(__file__).parents[2] / "scenarios" / "small_team"

# The plain model shares capacity in hundredths of an agent.
ROUNDING = 0.002


def choices_of(grid, problem, case, schedule):
    """A plan's shifts as choices, their breaks as early as may be."""
    found = []
    for number, person in enumerate(problem.people):
        for shift in schedule.of(person.agent):
            day = person.dates.index(shift.date)
            begin, finish = (grid.minutes(edge) for edge in (shift.start, shift.end))
            offers = case.agents[number].days[day].offers
            (offer,) = (k for k, o in enumerate(offers) if (o.begin, o.finish) == (begin, finish))
            found.append(Choice(number, day, offer, 0))
    return found


def hold_to(made: Model, choices):
    """Leave the model no shifts but these."""
    held = {(c.agent, c.day, c.offer, c.place) for c in choices}
    for a, person in enumerate(made.everybody):
        for d, day in enumerate(person.days):
            for o, literals in enumerate(day.places):
                for p, literal in enumerate(literals):
                    made.model.add(literal == ((a, d, o, p) in held))


@pytest.mark.parametrize("rounds", [1, 3, 10])
def test_the_plain_model_says_of_a_plan_what_the_judge_says(rounds):
    shipped = read_scenario(SMALL_TEAM)
    # The plain model leaves activities to be put in afterwards.
    scenario = shipped.model_copy(update={"activities": ()})
    requirement = required_agents(scenario)
    problem = roster_problem(scenario, requirement)
    case = case_of(scenario, problem)
    plan = build_plan(scenario, iterations=rounds)
    choices = choices_of(scenario.grid, problem, case, plan.schedule)
    made = build(case)
    hold_to(made, choices)
    answer = solve(made, seconds=60, seed=0, workers=1)
    verdict = judged(scenario, requirement, schedule_of(scenario, problem, case, choices, ()))
    assert answer.status == "optimal"
    assert answer.objective == pytest.approx(verdict.objective, rel=ROUNDING)
