"""What a constraint solver proves, and what it only says."""

from __future__ import annotations

import math

import pytest
from ortools.sat.python import cp_model

from planner.roster.model.cost import SolverSettings, solver
from planner.roster.model.exactly import bound_reached


@pytest.mark.parametrize(("seconds", "bound"), [(0.0, -math.inf), (10.0, -3)])
def test_a_solver_without_time_proves_nothing_also_where_costs_are_below_zero(
    seconds: float, bound: float
) -> None:
    # Least of -x - 2 y, both 0 or 1: it is -3. Without time the solver says 0, which is no bound.
    model = cp_model.CpModel()
    x, y = model.new_bool_var("x"), model.new_bool_var("y")
    model.minimize(-x - 2 * y)
    asked = solver(SolverSettings(seconds))
    assert bound_reached(asked, asked.solve(model)) == bound
