"""The last word on a plan: the constraint model, its lines the plan's, must agree with it."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.roster.model.cost import SolverSettings, solver
from planner.roster.model.model import LineModel
from planner.roster.model.pool import pool_of_plan
from planner.roster.model.team import Place
from planner.roster.problem import RosterProblem
from planner.roster.search.state import State

SECONDS = 60.0
TOLERANCE = 1e-6
"""Relative, beyond what whole-number weights can be off."""


class ModelDisagrees(Exception):
    """The constraint model calls a plan impossible, or worth something else: a fault within."""


@dataclass(frozen=True)
class Verdict:
    """What the model says a plan costs, in late contacts, and how far off it may be."""

    objective: float
    rounding: float


def last_word(problem: RosterProblem, state: State, cost: float) -> Verdict:
    """Let the constraint model judge a plan with its sharing and its deferred work.

    Raises `ModelDisagrees` where a rule is broken or the cost is not `cost`.
    """
    made = LineModel(problem, pool_of_plan(problem, state), state.flow, places_of(state))
    asked = solver(SolverSettings(SECONDS))
    status = asked.solve(made.model)
    if status != cp_model.OPTIMAL:
        raise ModelDisagrees(f"the plan breaks the model: {asked.status_name(status)}")
    verdict = Verdict(float(made.cost.late_contacts(asked.objective_value)), made.cost.rounding)
    if abs(verdict.objective - cost) > verdict.rounding + TOLERANCE * max(1.0, abs(cost)):
        raise ModelDisagrees(f"the search says {cost}, the model {verdict.objective}")
    return verdict


def places_of(state: State) -> list[Place | None]:
    """The row and the interval of every meeting, None for one that is not held."""
    return [
        None if row < 0 else (row, at)
        for row, at in zip(
            state.meetings["row"].tolist(), state.meetings["at"].tolist(), strict=True
        )
    ]
