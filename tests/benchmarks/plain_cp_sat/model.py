"""The model that comes to mind first: shifts as booleans, rules as rows, coverage as a fluid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from ..peer_case import Case, Choice
from .coverage import Coverage
from .objective import Objective
from .people import add_people
from .rules import add_rules
from .shifts import Person, chosen, people

SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True)
class Model:
    """A model of a case, and whose shifts its literals are."""

    model: cp_model.CpModel
    everybody: Sequence[Person]


@dataclass(frozen=True)
class Answer:
    """What the solver said, in late contacts; no choices where it has no plan."""

    status: str
    choices: list[Choice] | None
    objective: float | None
    bound: float


def build(case: Case) -> Model:
    """The model of a case."""
    model = cp_model.CpModel()
    cost = Objective(case.fixed_cost)
    everybody = people(case, model)
    for person in everybody:
        add_rules(model, person)
    add_people(case, model, cost, everybody)
    Coverage(case, model, cost, everybody)
    cost.minimise(model)
    return Model(model, everybody)


def solve(made: Model, seconds: float, seed: int, workers: int) -> Answer:
    """The best plan found in so many seconds."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = seed
    solver.parameters.num_workers = workers
    status = solver.solve(made.model)
    found = status in SOLVED
    return Answer(
        status=solver.status_name(status).lower(),
        choices=chosen(made.everybody, solver) if found else None,
        objective=solver.objective_value if found else None,
        bound=solver.best_objective_bound,
    )
