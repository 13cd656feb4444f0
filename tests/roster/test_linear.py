"""The constraint model's relaxation, and what is done where its solver gives up."""

from __future__ import annotations

import pytest
from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from planner.roster.model.linear import relaxed

SECONDS = 30.0


def at_least_one_of_two() -> cp_model.CpModel:
    """Two literals of cost 3 and 5, of which one must hold."""
    model = cp_model.CpModel()
    cheap, dear = model.new_bool_var("cheap"), model.new_bool_var("dear")
    model.add(cheap + dear >= 1)
    model.minimize(3 * cheap + 5 * dear)
    return model


def test_the_relaxation_chooses_what_costs_least() -> None:
    assert relaxed(at_least_one_of_two(), 1, SECONDS) == pytest.approx([1.0, 0.0])


@pytest.mark.parametrize("error", [AttributeError, mathopt.InternalMathOptError])
def test_a_solver_that_gives_up_leaves_no_values(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(mathopt, "solve", give_up)
    assert relaxed(at_least_one_of_two(), 1, SECONDS) is None
