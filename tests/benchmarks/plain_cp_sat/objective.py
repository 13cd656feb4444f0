"""What is minimised, in late contacts: a sum of variables with their prices."""

from __future__ import annotations

from typing import TypeAlias

from ortools.sat.python import cp_model

Number: TypeAlias = cp_model.IntVar | int


class Objective:
    """Prices that add up."""

    def __init__(self, constant: float) -> None:
        self._constant = constant
        self._variables: list[cp_model.IntVar] = []
        self._prices: list[float] = []

    def add(self, price: float, variable: Number) -> None:
        """Let a variable, or a number, cost so much apiece."""
        if isinstance(variable, int):
            self._constant += price * variable
        elif price:
            self._variables.append(variable)
            self._prices.append(price)

    def minimise(self, model: cp_model.CpModel) -> None:
        """Make it the objective of a model."""
        terms = cp_model.LinearExpr.weighted_sum(self._variables, self._prices)
        model.minimize(terms + self._constant)
