"""A simulation as a record: the content of `simulation.json`."""

from __future__ import annotations

import math

from planner.plan import QueueService
from planner.scenario import Queue
from planner.scenario.fingerprint import fingerprint
from planner.simulation import Estimate, Measure
from planner.simulation.told.simulated import Simulated
from planner.simulation.told.verdict import Verdict

NAMES = {
    Measure.CONTACTS: "contacts",
    Measure.MISSED: "not_in_time",
    Measure.SERVICE_LEVEL: "service_level",
    Measure.ABANDONMENT: "abandonment",
    Measure.WAIT: "asa_seconds",
    Measure.OCCUPANCY: "occupancy",
    Measure.OLDEST: "oldest_seconds",
}
"""What files call the measures."""


def simulation_record(told: Simulated) -> dict[str, object]:
    """Settings, and of every queue each measure with its interval beside the formula's value."""
    scenario, service = told.scenario, told.simulation
    return {
        "scenario": scenario.name,
        "input_sha256": fingerprint(scenario),
        "replications": service.replications,
        "seed": service.seed,
        "service_level_of": scenario.simulation.service_level,
        "not_in_time": _estimate(service.missed[0]),
        "queues": {
            name: _queue(queue, told.verdicts[name], service.horizon[:, number], formula)
            for number, ((name, queue), formula) in enumerate(
                zip(scenario.queues.items(), told.by_formula, strict=True)
            )
        },
    }


def _queue(
    queue: Queue, verdict: Verdict, found: Estimate, formula: QueueService
) -> dict[str, object]:
    by_formula = {
        "service_level": formula.service_level,
        "abandonment": formula.abandonment,
        "asa_seconds": formula.asa_seconds,
    }
    return {
        "targets": str(verdict),
        "target": queue.service_level.share,
        **{NAMES[measure]: _estimate(found[measure]) for measure in NAMES},
        "by_formula": {key: _plain(value) for key, value in by_formula.items()},
    }


def _estimate(found: Estimate) -> dict[str, float | None] | None:
    value, low, high = found.single
    if math.isnan(value):
        return None
    return {"value": _plain(value), "low": _plain(low), "high": _plain(high)}


def _plain(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else value
