"""The best line of an agent, against every line there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from builders import tiny_agent, tiny_contract, tiny_scenario
from small_rosters import LUNCH, problem_of, published

from planner.roster.best_line import IMPOSSIBLE, best_line, blank_paper, place_breaks
from planner.roster.problem import FREE, Floats, RosterProblem
from planner.roster.search.costs import line_cost
from planner.roster.search.state import State, empty_state, keeps_rules, retrace, sessions_of
from planner.scenario import (
    DaysPerWeek,
    Horizon,
    Objective,
    Premium,
    Scenario,
    StartWindow,
    WeeklyHours,
)

RIGA = "Europe/Riga"
# One early and one late start, so that the next date's early shift breaks rest.
TWO_STARTS = (
    StartWindow(from_=time(6), to=time(6), every_minutes=60),
    StartWindow(from_=time(20), to=time(20), every_minutes=60),
)


def one_agent(seed: int) -> Scenario:
    """Amy, six days from a Thursday, two or four shifts a day, rules and rows by chance."""
    draw = Random(seed)
    start = date(2027, 3, 4)
    contract = tiny_contract(
        starts=draw.choice([TWO_STARTS[:1], TWO_STARTS]),
        shift_minutes=draw.choice([(480,), (240, 480)]),
        weekly_hours=WeeklyHours(min=draw.choice([0, 12]), max=draw.choice([16, 40])),
        days_per_week=DaysPerWeek(max=draw.choice([2, 3, 5])),
        min_rest_hours=draw.choice([8, 11, 34]),
        max_consecutive_days=draw.choice([2, 3, 6]),
        min_consecutive_days_off=draw.choice([None, 2, 3]),
        max_night_shifts_per_week=draw.choice([None, 1]),
        weekends_off=draw.choice([None, 4]),
        breaks=draw.choice([(), (LUNCH,)]),
        premiums=(Premium(name="night", from_=time(22), to=time(6), share=0.5),),
    )
    rows = [
        (published("amy", date(2027, 3, 3), 20, RIGA), 0.4),
        (published("amy", date(2027, 3, 6), 6, RIGA, "pinned"), 0.3),
        (published("amy", date(2027, 3, 8), 6, RIGA), 0.5),
    ]
    return tiny_scenario(
        horizon=Horizon(start=start, days=6, time_zone=RIGA, interval_minutes=60),
        objective=Objective(hour_short=draw.choice([0.5, 2.0])),
        contracts={"full-time": contract},
        agents={"amy": tiny_agent(hourly_rate=15.0)},
        shifts=tuple(row for row, chance in rows if draw.random() < chance),
    )


def any_worth(draw: Random, problem: RosterProblem) -> Floats:
    """What presence is worth before each interval."""
    each = [
        draw.choice([0.0, draw.uniform(0.0, 0.6)]) for _ in range(problem.lines.pay_hours.shape[1])
    ]
    return np.concatenate([[0.0], np.cumsum(each)])[: problem.lines.pay_hours.shape[1]]


def earned_by(problem: RosterProblem, state: State, earned: Floats) -> float:
    """What the line in force earns while on queue, less all it costs."""
    lines, total = problem.lines, -line_cost(problem.lines, state, 0)
    for row in problem.rows_of(0):
        choice = state.rows["choice"][row]
        if choice != FREE:
            offer = lines.offers[choice]
            total += earned[offer["last"]] - earned[offer["first"]]
            breaks = range(*lines.shapes[offer["shape"]])
            for b, at in zip(breaks, state.breaks[row], strict=False):
                total -= earned[at + lines.breaks[b]["length"]] - earned[at]
    return float(total)


def every_line(problem: RosterProblem, low: int, high: int) -> Iterator[tuple[int, ...]]:
    """Every choice for the rows [low, high), kept rules or not."""
    rows = problem.lines.rows[low:high]
    return product(*([FREE, *range(row["offer_first"], row["offer_last"])] for row in rows))


def put(problem: RosterProblem, state: State, low: int, choices: Any, earned: Floats) -> None:
    """Let the rows from `low` have these choices, their breaks where they cost least."""
    for row, choice in enumerate(choices, start=low):
        state.rows["choice"][row] = choice
        if choice != FREE:
            place_breaks(problem.lines, 0, earned, choice, state.breaks[row])
    retrace(problem.lines, state, 0)


@pytest.mark.parametrize("seed", range(60))
def test_no_line_is_better_than_the_best_line(seed: int) -> None:
    draw = Random(seed)
    problem = problem_of(one_agent(seed))
    earned = any_worth(draw, problem)
    state = empty_state(problem, sessions_of(problem))
    paper = blank_paper(problem.lines, 6)
    rows = problem.rows_of(0)
    found = best_line(problem.lines, 0, rows.start, rows.stop, earned, state.rows, paper)
    chosen = paper.choice[: len(rows)].copy()
    best = IMPOSSIBLE
    for choices in every_line(problem, rows.start, rows.stop):
        state.rows["choice"][rows.start : rows.stop] = choices
        if keeps_rules(problem.lines, state, 0):
            put(problem, state, rows.start, choices, earned)
            best = max(best, earned_by(problem, state, earned))
    assert found == pytest.approx(best)
    if found > IMPOSSIBLE:
        put(problem, state, rows.start, chosen, earned)
        assert keeps_rules(problem.lines, state, 0)
        assert earned_by(problem, state, earned) == pytest.approx(found)


@pytest.mark.parametrize("seed", range(60))
def test_the_best_stretch_between_days_that_stay_is_the_best_of_all(seed: int) -> None:
    draw = Random(1000 + seed)
    problem = problem_of(one_agent(seed))
    earned = any_worth(draw, problem)
    state = empty_state(problem, sessions_of(problem))
    paper = blank_paper(problem.lines, 6)
    rows = problem.rows_of(0)
    low = draw.randrange(rows.start, rows.stop)
    high = draw.randrange(low + 1, rows.stop + 1)
    kept = [c for c in every_line(problem, rows.start, rows.stop) if _keeps(problem, state, c)]
    if not kept:
        return  # the rows drawn contradict the rules
    around = draw.choice(kept)
    put(problem, state, rows.start, around, earned)
    found = best_line(problem.lines, 0, low, high, earned, state.rows, paper)
    chosen = paper.choice[: high - low].copy()
    before, after = around[: low - rows.start], around[high - rows.start :]
    worths = []
    for choices in kept:
        if choices[: len(before)] == before and choices[len(choices) - len(after) :] == after:
            put(problem, state, rows.start, choices, earned)
            worths.append(earned_by(problem, state, earned))
    put(problem, state, rows.start, (*before, *chosen, *after), earned)
    assert keeps_rules(problem.lines, state, 0)
    assert earned_by(problem, state, earned) == pytest.approx(max(worths))
    assert found > IMPOSSIBLE


def _keeps(problem: RosterProblem, state: State, choices: tuple[int, ...]) -> bool:
    rows = problem.rows_of(0)
    state.rows["choice"][rows.start : rows.stop] = choices
    return keeps_rules(problem.lines, state, 0)
