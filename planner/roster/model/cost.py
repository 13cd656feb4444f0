"""The objective of the constraint model, and the options of its solver."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

MOST_TOTAL = 1e16
FINEST = 10**12
"""Costs are counted in a trillionth of a late contact, or coarser where they add up to more."""


class Cost:
    """Late contacts as a sum of variables with weights, and of what is known before solving."""

    def __init__(self) -> None:
        self.constant = 0.0
        self._variables: list[cp_model.IntVar] = []
        self._weights: list[float] = []
        self._reach: list[int] = []

    def add(self, weight: float, variable: cp_model.IntVar | int, most: int = 1) -> None:
        """Let a variable from 0 to `most`, or a number, cost so much apiece."""
        if isinstance(variable, int):
            self.constant += weight * variable
        elif weight != 0.0:
            self._variables.append(variable)
            self._weights.append(weight)
            self._reach.append(most)

    @property
    def scale(self) -> int:
        """How many units of the objective a late contact is."""
        total = sum(abs(w) * most for w, most in zip(self._weights, self._reach, strict=True))
        scale = FINEST
        while scale > 1 and total * scale > MOST_TOTAL:
            scale //= 10
        return scale

    @property
    def rounding(self) -> float:
        """How far whole-number weights can take the objective from the true cost at most."""
        scale = self.scale
        return (
            sum(
                abs(w * scale - round(w * scale)) * most
                for w, most in zip(self._weights, self._reach, strict=True)
            )
            / scale
        )

    def minimise(self, model: cp_model.CpModel) -> None:
        """Make it the objective of a model."""
        model.minimize(self.units)

    @property
    def units(self) -> cp_model.LinearExpr:
        """The objective in its units, without the constant."""
        scale = self.scale
        weights = [round(weight * scale) for weight in self._weights]
        return cp_model.LinearExpr.weighted_sum(self._variables, weights)

    def late_contacts(self, objective: float) -> float:
        """What a value of the model's objective is in late contacts."""
        return self.constant + objective / self.scale


@dataclass(frozen=True)
class SolverSettings:
    """How to solve a model: seconds at most, threads, seed.

    `gap` is the distance from the bound that is good enough, in units of the objective.
    """

    seconds: float
    workers: int = 1
    seed: int = 0
    gap: float = 0.0


def solver(settings: SolverSettings) -> cp_model.CpSolver:
    """A solver with its options, which count only when set on its `parameters`."""
    made = cp_model.CpSolver()
    made.parameters.max_time_in_seconds = settings.seconds
    # The solver would take over Ctrl-C, and leave it ending the process at once.
    made.parameters.catch_sigint_signal = False
    made.parameters.num_workers = settings.workers
    made.parameters.random_seed = settings.seed
    made.parameters.absolute_gap_limit = settings.gap
    # The coverage is a linear programme with few whole decisions: its relaxation is the guide.
    made.parameters.linearization_level = 2
    return made
