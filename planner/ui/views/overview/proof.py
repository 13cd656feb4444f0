"""What is proven of a plan."""

from __future__ import annotations

import math

from pydantic import ValidationError

from planner.ui.opened import OpenedPlan
from planner.whatif.comparison.figures import Figures

CLOSE = 1e-4


def proof(plan: OpenedPlan) -> Figures | None:
    """The figures of `plan.json` with their bounds, as far as they hold for the present inputs.

    None where the inputs have changed, or the file cannot be understood.
    """
    return None if plan.inputs_changed else _figures(plan)


def is_edited(plan: OpenedPlan) -> bool:
    """Whether the shifts are others than those that `plan.json` tells of."""
    told = proof(plan)
    return told is not None and not math.isclose(
        told.objective, plan.score.objective, rel_tol=CLOSE, abs_tol=CLOSE
    )


def _figures(plan: OpenedPlan) -> Figures | None:
    try:
        return Figures.model_validate(plan.figures)
    except ValidationError:
        return None
