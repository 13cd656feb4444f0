"""The figures of a plan as a whole, as `plan.json` tells them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict

from planner.plan import Term
from planner.scenario.base import Noun, Text, printable


class Figures(Noun):
    """The figures that are handed out; `plan.json` may hold more.

    objective and lower_bound: in late contacts. gap and service_gap: shares. contacts and late
    contacts: each with its queue's priority. solve_seconds: how long the search took.
    """

    model_config = ConfigDict(extra="ignore")

    scenario: Text
    status: Literal["optimal", "feasible"]
    objective: float
    lower_bound: float
    gap: float
    contacts: float
    late_contacts: float
    late_contacts_exact: float
    late_contacts_bound: float
    service_gap: float
    currency: Text | None = None
    terms: dict[str, Term]
    seed: int
    solve_seconds: float
    versions: dict[str, str]
    notes: tuple[Annotated[str, AfterValidator(printable)], ...]
