"""The constraint model as a mixed-integer programme, for a quick good plan.

Sharing and deferred work are continuous by nature; a solver that branches on a linear
programme finds good lines sooner. What it finds goes back to the constraint model, which
alone says whether it holds and what it costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

ENDLESS = 2**60
YES_OR_NO = [0, 1]


def quick_solution(model: cp_model.CpModel, scale: int, seconds: float) -> list[bool] | None:
    """For every variable whether it is 1 in a good solution; None where none was found.

    `scale` divides the objective, which would else be out of reach of tolerances. Raises
    ValueError where the model has a constraint of a kind that no lines need.
    """
    values = _solved(model, scale, seconds, whole=True)
    return None if values is None else [round(value) == 1 for value in values]


def relaxed(model: cp_model.CpModel, scale: int, seconds: float) -> list[float] | None:
    """Every variable's value where all may be fractions; None where none was found."""
    return _solved(model, scale, seconds, whole=False)


def _solved(
    model: cp_model.CpModel, scale: int, seconds: float, *, whole: bool
) -> list[float] | None:
    programme = mathopt.Model()
    variables = [_variable(programme, list(v.domain), whole) for v in model.proto.variables]
    for constraint in model.proto.constraints:
        _constrain(programme, variables, constraint)
    aim = model.proto.objective
    programme.minimize(
        mathopt.fast_sum(
            [c / scale * variables[v] for v, c in zip(aim.vars, aim.coeffs, strict=True)]
        )
    )
    limits = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds))
    kind = mathopt.SolverType.HIGHS if whole else mathopt.SolverType.GLOP
    found = _answer(programme, kind, limits)
    if found is None or not found.has_primal_feasible_solution():
        return None
    values = found.variable_values()
    return [values[variable] for variable in variables]


def _answer(
    programme: mathopt.Model, kind: mathopt.SolverType, limits: mathopt.SolveParameters
) -> mathopt.SolveResult | None:
    """The solver's answer; None where rounding has led it astray and it gives up.

    OR-Tools 9.15 means to raise `InternalMathOptError` then, and fails with `AttributeError` in
    telling so.
    """
    try:
        return mathopt.solve(programme, kind, params=limits)
    except (AttributeError, mathopt.InternalMathOptError):
        return None


def _variable(programme: mathopt.Model, domain: list[int], whole: bool) -> mathopt.Variable:
    return programme.add_variable(
        lb=domain[0], ub=domain[-1], is_integer=whole and domain == YES_OR_NO
    )


def _constrain(
    programme: mathopt.Model, variables: Sequence[mathopt.Variable], constraint: Any
) -> None:
    def some(literals: Sequence[int]) -> mathopt.LinearSum:
        parts = [variables[i] if i >= 0 else 1 - variables[-i - 1] for i in literals]
        return mathopt.fast_sum(parts)

    if constraint.has_linear():
        _bound(programme, variables, constraint.linear)
    elif constraint.has_exactly_one():
        programme.add_linear_constraint(some(constraint.exactly_one.literals) == 1)
    elif constraint.has_at_most_one():
        programme.add_linear_constraint(some(constraint.at_most_one.literals) <= 1)
    elif constraint.has_bool_or():
        programme.add_linear_constraint(some(constraint.bool_or.literals) >= 1)
    else:
        raise ValueError(f"no linear form for {constraint}")


def _bound(programme: mathopt.Model, variables: Sequence[mathopt.Variable], linear: Any) -> None:
    bounds = list(linear.domain)
    terms = zip(linear.vars, linear.coeffs, strict=True)
    programme.add_linear_constraint(
        lb=bounds[0] if bounds[0] > -ENDLESS else -float("inf"),
        ub=bounds[-1] if bounds[-1] < ENDLESS else float("inf"),
        expr=mathopt.fast_sum([c * variables[v] for v, c in terms]),
    )
