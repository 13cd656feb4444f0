"""The whole problem solved by the constraint model, with proof, where it is small."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from ortools.sat.python import cp_model

from planner.roster.model.cost import SolverSettings, solver
from planner.roster.model.linear import quick_solution, relaxed
from planner.roster.model.model import LineModel
from planner.roster.model.pool import every_day, line_of
from planner.roster.model.team import Literal
from planner.roster.problem import FREE, UNIT, RosterProblem
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.state import NOT_TOGETHER, UNPLACED, Sessions, State

MOST_LINES = 4000
"""Ways to spend a day, over all agents and days; more were never solved to the end."""

ENOUGH = 5e-7
"""The relative distance from the bound at which a plan counts as the best."""

NEARLY = 1e-6

SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True)
class ExactAnswer:
    """The best plan found, if any, what it costs, and whether the bound proves it the best."""

    plan: Decisions | None
    objective: float
    proven_bound: float
    optimal: bool


def solve_exactly(
    problem: RosterProblem,
    sessions: Sessions,
    state: State,
    time_limit: float,
    *,
    most_lines: int = MOST_LINES,
    seed: int = 0,
) -> ExactAnswer | None:
    """Choose among all lines, from the plan of a search on, for `time_limit` seconds.

    None where the problem has more than `most_lines` ways to spend a day: it is too large.
    """
    started = time.monotonic()
    pool = every_day(problem, most_lines)
    if pool is None:
        return None
    made = LineModel(problem, pool)
    _suggest(made, state)
    known = [_completed(made, made.model, time_limit / 4, seed)]
    for model in _likely_numbers(made, time_limit / 8):
        quick = quick_solution(model, made.cost.scale, time_limit / 5)
        if quick is not None:
            known.append(_completed(made, _suggesting(made, quick), time_limit / 4, seed))
    plans = [plan for plan in known if plan is not None]
    if not plans:
        return ExactAnswer(None, np.inf, -np.inf, optimal=False)
    best = min(plans, key=lambda plan: plan.objective_value)
    best, reached = _by_number_of_shifts(made, best, started + time_limit, seed)
    objective = made.cost.late_contacts(best.objective_value)
    bound = made.cost.late_contacts(reached)
    return ExactAnswer(
        plan=_plan(made, sessions, state, best),
        objective=objective,
        proven_bound=max(bound - _slack(made), 0.0),
        optimal=objective - bound <= ENOUGH * max(1.0, abs(objective)),
    )


def _shifts(made: LineModel) -> list[Literal]:
    """The literals of lines with work in them."""
    return [
        literal
        for _, choices in made.lines
        for line, literal in choices
        if any(choice != FREE for choice in line.choices)
    ]


def _likely_numbers(made: LineModel, seconds: float) -> list[cp_model.CpModel]:
    """The model with the two numbers of shifts next to what fractions of shifts would make."""
    values = relaxed(made.model, made.cost.scale, seconds)
    if values is None:
        return []
    shifts = _shifts(made)
    worked = sum(s if isinstance(s, int) else values[s.index] for s in shifts)
    models = []
    for number in sorted({floor(worked + NEARLY), ceil(worked - NEARLY)}, reverse=True):
        models.append(made.model.clone())
        models[-1].add(sum(shifts) == number)
    return models


def _by_number_of_shifts(
    made: LineModel, best: cp_model.CpSolver, until: float, seed: int
) -> tuple[cp_model.CpSolver, float]:
    """The best plan with as many shifts as the one known, with fewer, and with more.

    The linear programme would work fractions of a shift, and that is most of its distance
    from whole plans: with the number settled it comes close. Returns the best plan and the
    bound, in units of the objective.
    """
    shifts = _shifts(made)
    worked = sum(best.value(literal) for literal in shifts)
    reached = []
    for number, (least, most) in enumerate(
        ((worked, worked), (0, worked - 1), (worked + 1, len(shifts)))
    ):
        model = made.model.clone()
        model.add(sum(shifts) >= least)
        model.add(sum(shifts) <= most)
        model.add(made.cost.units <= int(best.objective_value) - 1)
        left = max(until - time.monotonic(), 0.0) / (3 - number)
        asked = solver(SolverSettings(left, seed=seed))
        status = asked.solve(model)
        if status in SOLVED:
            best = asked
        reached.append(
            best.objective_value if status == cp_model.INFEASIBLE else bound_reached(asked, status)
        )
    return best, min(*reached, best.objective_value)


def bound_reached(asked: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> float:
    """The bound of a model's objective that a solver proved, in units of the objective.

    One that ran out of time before it had a bound says 0, which proves nothing: costs less than
    0 are possible, since a constant is left out of them.
    """
    bound = asked.best_objective_bound
    return -np.inf if status == cp_model.UNKNOWN and bound == 0 else bound


def _suggest(made: LineModel, state: State) -> None:
    """Hint at the lines and the meetings of a search's plan."""
    for stretch, choices in made.lines:
        present = line_of(made.problem, state, stretch.low, stretch.high)
        for line, literal in choices:
            if not isinstance(literal, int):
                made.model.add_hint(literal, line == present)
    for place, places in zip(state.meetings.tolist(), made.meetings.held, strict=True):
        for key, literal in places.items():
            made.model.add_hint(literal, key == place)


def _suggesting(made: LineModel, values: Sequence[bool]) -> cp_model.CpModel:
    """A copy of the model that hints at the lines and meetings of a solution."""
    model = made.model.clone()
    model.clear_hints()
    literals = [literal for _, choices in made.lines for _, literal in choices]
    literals += [literal for places in made.meetings.held for literal in places.values()]
    for literal in literals:
        if not isinstance(literal, int):
            model.add_hint(literal, values[literal.index])
    return model


def _completed(
    made: LineModel, model: cp_model.CpModel, seconds: float, seed: int
) -> cp_model.CpSolver | None:
    """The best plan with the lines and meetings hinted at, None where none was found."""
    asked = solver(SolverSettings(seconds, seed=seed, gap=ENOUGH * made.cost.scale))
    asked.parameters.fix_variables_to_their_hinted_value = True
    return asked if asked.solve(model) in SOLVED else None


def _slack(made: LineModel) -> float:
    """What a bound may be off by rounded weights, and by work valued at its mean."""
    slack = made.cost.rounding
    for work in made.problem.work:
        mean = made.problem.cover.queues["work_value"][work.queue]
        slack += float(work.amount @ np.abs(work.contact_value - mean)) / UNIT
    return slack


def _plan(made: LineModel, sessions: Sessions, state: State, asked: cp_model.CpSolver) -> Decisions:
    decisions = decided(state, sessions)
    for stretch, choices in made.lines:
        line = next(line for line, literal in choices if asked.boolean_value(literal))
        for row, choice, breaks in zip(
            range(stretch.low, stretch.high), line.choices, line.breaks, strict=True
        ):
            decisions.choice[row] = choice
            decisions.breaks[row, : len(breaks)] = breaks
    _hold_meetings(made, decisions, asked)
    for w, work in enumerate(made.coverage.done):
        decisions.done[w] = [asked.value(up_to) * made.coverage.unit for up_to in work]
    return decisions


def _hold_meetings(made: LineModel, decisions: Decisions, asked: cp_model.CpSolver) -> None:
    sessions: dict[int, int] = {}
    meetings = made.meetings.meetings
    for number, places in enumerate(made.meetings.held):
        place = next((p for p, literal in places.items() if asked.boolean_value(literal)), None)
        decisions.meetings[number] = (UNPLACED, 0) if place is None else place
        if place is not None:
            sessions[meetings[number].together] = place[1]
    for number, meeting in enumerate(meetings):
        if meeting.together >= 0:
            decisions.held_at[number] = sessions.get(meeting.together, UNPLACED)
        else:
            decisions.held_at[number] = NOT_TOGETHER
