"""The figures of `plan.json` that plans are compared by."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from planner.scenario.base import Identifier, Text

FROZEN = ConfigDict(frozen=True, allow_inf_nan=False)


class TermFigures(BaseModel):
    """One term of the objective: its value in its own unit, and what a unit is worth."""

    model_config = FROZEN

    value: float
    weight: float

    @property
    def worth(self) -> float:
        """The term in late contacts."""
        return self.value * self.weight


class Figures(BaseModel):
    """What is compared of a plan as a whole; keys that the file has besides are left alone."""

    model_config = FROZEN

    scenario: Text
    input_sha256: str
    objective: float
    lower_bound: float
    gap: float
    contacts: float
    late_contacts: float
    late_contacts_bound: float
    service_gap: float
    currency: Text | None = None
    terms: dict[Identifier, TermFigures]
