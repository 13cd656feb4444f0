"""A finished plan: what is printed of it, and the same for programs."""

from __future__ import annotations

import math
from dataclasses import asdict
from pathlib import Path

from planner.plan import QueueService, horizon_service
from planner.plan.cost import reporting_currency
from planner.plan.fairness import burdens
from planner.planning import Plan
from planner.reports.day_strip import Marks, hourly_net, strips_text
from planner.reports.fairness import fairness_text
from planner.reports.gaps import gap_record, gaps_text, worst_gaps
from planner.reports.headline import headline_text
from planner.reports.service import service_text
from planner.reports.simulation_text import simulation_brief
from planner.reports.terms import terms_text
from planner.simulation.told import Simulated


def plan_text(plan: Plan, told: Simulated, folder: Path, marks: Marks) -> str:
    """Headline, terms, fairness, service, usual days and worst gaps; last where the plan is."""
    coverage = plan.score.coverage
    shared = burdens(plan.scenario, plan.schedule)
    parts = (
        headline_text(plan, told),
        terms_text(plan.score, reporting_currency(plan.scenario)),
        fairness_text(shared, plan.scenario.objective.unfairness),
        service_text(horizon_service(coverage)),
        strips_text(coverage, marks),
        gaps_text(plan.scenario, worst_gaps(plan.score.gaps)),
        f"The plan is in {folder}",
    )
    return "\n\n".join(part for part in parts if part)


def plan_record(plan: Plan, told: Simulated, folder: Path) -> dict[str, object]:
    """The figures of `plan.json`, and what the text tells beside them."""
    coverage = plan.score.coverage
    net = hourly_net(coverage)
    return {
        "folder": str(folder),
        "figures": plan.figures,
        "shifts": len(plan.schedule.shifts),
        "violations": 0,
        "simulation": simulation_brief(told),
        "service": [_service_record(row) for row in horizon_service(coverage)],
        "mean_net_by_local_hour": {
            queue: [_finite(value) for value in net[row].tolist()]
            for row, queue in enumerate(plan.scenario.queues)
        },
        "shared_out": [asdict(group) for group in burdens(plan.scenario, plan.schedule)],
        "worst_gaps": [gap_record(gap) for gap in worst_gaps(plan.score.gaps)],
    }


def _service_record(row: QueueService) -> dict[str, object]:
    told = {name: value for name, value in asdict(row).items() if name != "date"}
    return {name: _finite(v) if isinstance(v, float) else v for name, v in told.items()}


def _finite(value: float) -> float | None:
    """JSON has no word for a wait without end, or for the net of an hour that is closed."""
    return value if math.isfinite(value) else None
