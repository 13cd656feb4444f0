"""The figures of `plan.json`."""

from __future__ import annotations

from typing import Any

from planner.plan.cost import reporting_currency, why_cost_is_left_out
from planner.plan.provenance import OPTIMAL_GAP, Provenance, relative_gap, service_gap
from planner.plan.score import Score
from planner.scenario import Scenario

PLAN = "plan.json"


def figures(scenario: Scenario, score: Score, provenance: Provenance) -> dict[str, Any]:
    """The content of `plan.json`, in the order in which it is written."""
    objective = score.objective
    gap = relative_gap(objective, provenance.lower_bound)
    return {
        "scenario": scenario.name,
        "input_sha256": provenance.input_sha256,
        "status": "optimal" if gap <= OPTIMAL_GAP else "feasible",
        "objective": objective,
        "lower_bound": provenance.lower_bound,
        "gap": gap,
        **worth(score),
        "late_contacts_bound": provenance.late_contacts_bound,
        "service_gap": service_gap(
            score.late_contacts, provenance.late_contacts_bound, score.contacts
        ),
        "currency": reporting_currency(scenario),
        "terms": {
            name: {"value": term.value, "weight": term.weight} for name, term in score.terms.items()
        },
        "seed": provenance.seed,
        "time_limit_seconds": provenance.time_limit_seconds,
        "solve_seconds": provenance.solve_seconds,
        "versions": dict(provenance.versions),
        "notes": [*notes(scenario), *provenance.remarks],
    }


def worth(score: Score) -> dict[str, float]:
    """The figures in customers that follow from the schedule alone."""
    return {
        "contacts": score.contacts,
        "late_contacts": score.late_contacts,
        "late_contacts_exact": score.late_contacts_exact,
    }


def notes(scenario: Scenario) -> list[str]:
    """What a reader of any figures of a scenario must know."""
    left_out = why_cost_is_left_out(scenario)
    return [left_out] if left_out else []
