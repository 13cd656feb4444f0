"""The whole problem solved by the constraint model, with proof, where it is small."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from planner.roster.annealing import want_all
from planner.roster.decisions import Decisions, decided, follow
from planner.roster.deferred import works_of
from planner.roster.model import LineModel
from planner.roster.model_cost import SolverSettings, solver
from planner.roster.pool import every_day, line_of
from planner.roster.problem import UNIT, RosterProblem
from planner.roster.state import NOT_TOGETHER, UNPLACED, Sessions, State, empty_state

MOST_LINES = 4000
"""Ways to spend a day, over all agents and days; more were never solved to the end."""

ENOUGH = 5e-7
"""The relative distance from the bound at which a plan counts as the best."""

SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True)
class ExactPlan:
    """A plan of the model: decisions, and deferred work wanted up to each interval, [works, T]."""

    decisions: Decisions
    done: NDArray[np.int64]
    objective: float


@dataclass(frozen=True)
class ExactAnswer:
    """The best plan found, if any, the bound proven, and whether the plan is proven the best."""

    plan: ExactPlan | None
    proven_bound: float
    optimal: bool


def solve_exactly(
    problem: RosterProblem,
    sessions: Sessions,
    state: State,
    time_limit: float,
    *,
    most_lines: int = MOST_LINES,
    workers: int = 1,
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
    asked = _complete_suggestion(made, time_limit / 4, workers, seed)
    enough = ENOUGH * made.cost.scale
    if asked is not None:
        enough *= max(abs(made.cost.late_contacts(asked.objective_value)), 1.0)
    left = max(time_limit - (time.monotonic() - started), 0.0)
    final = solver(SolverSettings(left, workers, seed, enough))
    status = final.solve(made.model)
    if status not in SOLVED:
        return ExactAnswer(None, _bound(made, final), optimal=False)
    plan = _plan(made, sessions, state, final)
    return ExactAnswer(plan, _bound(made, final), optimal=status == cp_model.OPTIMAL)


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


def _complete_suggestion(
    made: LineModel, seconds: float, workers: int, seed: int
) -> cp_model.CpSolver | None:
    """Solve with what is suggested held fast, and suggest every variable of that solution.

    A suggestion helps only when it leaves no variable out.
    """
    asked = solver(SolverSettings(seconds, workers, seed))
    asked.parameters.fix_variables_to_their_hinted_value = True
    if asked.solve(made.model) not in SOLVED:
        return None
    values = list(asked.response_proto.solution)
    made.model.clear_hints()
    for index, value in enumerate(values):
        made.model.add_hint(made.model.get_int_var_from_proto_index(index), value)
    return asked


def _bound(made: LineModel, asked: cp_model.CpSolver) -> float:
    """The bound proven, safe against rounded weights and against work valued at its mean."""
    slack = made.cost.rounding
    for work in made.problem.work:
        mean = made.problem.cover.queues["work_value"][work.queue]
        slack += float(work.amount @ np.abs(work.contact_value - mean)) / UNIT
    if not np.isfinite(asked.best_objective_bound):
        return -np.inf
    return max(made.cost.late_contacts(asked.best_objective_bound) - slack, 0.0)


def _plan(made: LineModel, sessions: Sessions, state: State, asked: cp_model.CpSolver) -> ExactPlan:
    decisions = decided(state, sessions)
    for stretch, choices in made.lines:
        line = next(line for line, literal in choices if asked.boolean_value(literal))
        for row, choice, breaks in zip(
            range(stretch.low, stretch.high), line.choices, line.breaks, strict=True
        ):
            decisions.choice[row] = choice
            decisions.breaks[row, : len(breaks)] = breaks
    _hold_meetings(made, decisions, asked)
    done = [
        [asked.value(up_to) * made.coverage.unit for up_to in work] for work in made.coverage.done
    ]
    return ExactPlan(
        decisions=decisions,
        done=np.array(done, dtype=np.int64).reshape(len(done), made.problem.intervals),
        objective=made.cost.late_contacts(asked.objective_value),
    )


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


def state_of(problem: RosterProblem, sessions: Sessions, plan: ExactPlan) -> State:
    """The plan in force: lines, meetings, deferred work. `sessions` learn the instants."""
    state = empty_state(problem, sessions)
    state.done[:] = plan.done
    want_all(problem.cover, works_of(problem.work, problem.intervals), state)
    follow(problem, sessions, state, plan.decisions)
    return state
