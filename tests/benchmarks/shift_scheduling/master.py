"""The linear programme over lines: mixtures of the lines known so far that cost least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from planner.roster.problem import Floats

from .lines import Line

NO_LINE = 1e6
"""What an employee without any line costs: more than any plan."""


class NotSolved(Exception):
    """The linear programme was not solved to its end."""


@dataclass(frozen=True)
class Mixture:
    """What the best mixture costs, how much each line counts in it, and its prices.

    `price` [intervals] is of an employee there, `worth` of each employee's line.
    """

    cost: float
    weight: Floats
    price: Floats
    worth: Mapping[int, float]


class Master:
    """Mixtures of some employees' lines around what all others cover.

    `wanted` [intervals] is what the others leave uncovered, `under` what each one missing costs.
    """

    def __init__(self, employees: Sequence[int], wanted: Floats, under: Floats) -> None:
        self.lines: list[Line] = []
        self._variables: list[mathopt.Variable] = []
        self._known: set[tuple[int, bytes]] = set()
        self._shape = wanted.shape
        self._model = mathopt.Model()
        self._covered = {
            int(t): self._coverage(float(wanted[t]), float(under[t]))
            for t in np.flatnonzero((wanted > 0) & (under > 0))
        }
        self._one = {k: self._exactly_one_line() for k in employees}
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    def _coverage(self, wanted: float, under: float) -> mathopt.LinearConstraint:
        missing = self._model.add_variable(lb=0.0, ub=wanted)
        self._model.objective.set_linear_coefficient(missing, under)
        return self._model.add_linear_constraint(missing >= wanted)

    def _exactly_one_line(self) -> mathopt.LinearConstraint:
        without = self._model.add_variable(lb=0.0)
        self._model.objective.set_linear_coefficient(without, NO_LINE)
        return self._model.add_linear_constraint(without == 1.0)

    def add(self, line: Line) -> bool:
        """Let a line be chosen; False where it is known."""
        key = (line.employee, line.choice.tobytes())
        if key in self._known:
            return False
        self._known.add(key)
        chosen = self._model.add_variable(lb=0.0)
        self._model.objective.set_linear_coefficient(chosen, line.cost)
        self._one[line.employee].set_coefficient(chosen, 1.0)
        for t in line.covers.tolist():
            if t in self._covered:
                self._covered[t].set_coefficient(chosen, 1.0)
        self.lines.append(line)
        self._variables.append(chosen)
        return True

    def allow(self, number: int, allowed: bool) -> None:
        """Whether a line may be chosen."""
        self._variables[number].upper_bound = np.inf if allowed else 0.0

    def _answer(self) -> mathopt.SolveResult:
        """The solver's answer; another solver's where rounding has led this one astray.

        OR-Tools 9.15 means to raise `InternalMathOptError` then, and fails with `AttributeError`
        in telling so.
        """
        try:
            return self._solver.solve()
        except (AttributeError, mathopt.InternalMathOptError):
            self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)
            return mathopt.solve(self._model, mathopt.SolverType.HIGHS)

    def solve(self) -> Mixture:
        """The best mixture; raises `NotSolved`."""
        found = self._answer()
        if found.termination.reason != mathopt.TerminationReason.OPTIMAL:
            raise NotSolved(str(found.termination))
        duals, values = found.dual_values(), found.variable_values()
        price = np.zeros(self._shape)
        for t, constraint in self._covered.items():
            price[t] = max(duals[constraint], 0.0)
        return Mixture(
            cost=found.objective_value(),
            weight=np.array([values[variable] for variable in self._variables]),
            price=price,
            worth={k: duals[constraint] for k, constraint in self._one.items()},
        )
