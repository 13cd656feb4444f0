"""Where a plan comes from, and what is proven of it: the solver's part of `plan.json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OPTIMAL_GAP = 1e-6


@dataclass(frozen=True)
class Provenance:
    """What cannot be recomputed from a scenario and a schedule.

    input_sha256: of the scenario's files. lower_bound: no schedule has a smaller objective;
    late_contacts_bound: none has fewer late contacts. time_limit_seconds is None where the search
    was limited by iterations. versions: of the planner, its libraries and the time-zone data.
    remarks: what a reader of the figures must know of how the plan was made.
    """

    input_sha256: str
    lower_bound: float
    late_contacts_bound: float
    seed: int
    time_limit_seconds: float | None
    solve_seconds: float
    versions: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def relative_gap(objective: float, lower_bound: float) -> float:
    """(objective - bound) / objective; 0 where the bound is reached."""
    beyond = max(0.0, objective - lower_bound)
    return beyond / objective if beyond else 0.0


def service_gap(late_contacts: float, bound: float, contacts: float) -> float:
    """Late contacts beyond the fewest possible, as a share of all contacts."""
    return max(0.0, late_contacts - bound) / contacts if contacts else 0.0
