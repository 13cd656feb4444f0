"""A simulation as plain text."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from planner.plan import QueueService
from planner.reports.table import text_table
from planner.reports.words import count, seconds, share
from planner.scenario import Queue
from planner.simulation import Estimate, Measure
from planner.simulation.told.simulated import Simulated
from planner.simulation.told.verdict import Verdict, verdict

Floats = NDArray[np.float64]

NOTHING = "-"
HEADINGS = (
    "queue", "contacts", "not in time", "in time", "95 % interval", "formula", "target", "is",
    "gave up", "mean wait", "occupancy", "days met",
)  # fmt: skip
ROUTINGS = {
    "longest_waiting": "who has waited longest comes first, weighed with the queue's priority",
    "longest_queue": "the longest queue comes first",
}


def simulation_text(told: Simulated) -> str:
    """What customers live through, a line per queue, and how it was simulated."""
    service, scenario = told.simulation, told.scenario
    rows = [
        _cells(name, queue, service.horizon[:, number], formula, service.day_met[number])
        for number, ((name, queue), formula) in enumerate(
            zip(scenario.queues.items(), told.by_formula, strict=True)
        )
    ]
    missed, low, high = service.missed[0].single
    return "\n\n".join(
        (
            f"Simulated {service.replications} times, seed {service.seed}: "
            f"{count(missed)} contacts are not answered in time "
            f"({count(max(low, 0.0))} to {count(high)}).",
            text_table(HEADINGS, rows, "lrrrrrrlrrrr"),
            f"{_targets(told)} Of several who wait, {ROUTINGS[scenario.simulation.routing]}.",
        )
    )


def _cells(
    name: str, queue: Queue, found: Estimate, formula: QueueService, day_met: Floats
) -> tuple[str, ...]:
    level, low, high = found[Measure.SERVICE_LEVEL].single
    return (
        name,
        count(found.value[Measure.CONTACTS]),
        count(found.value[Measure.MISSED]),
        _share(level),
        _interval(low, high),
        NOTHING if formula.service_level is None else share(formula.service_level),
        share(queue.service_level.share),
        verdict(queue, found),
        _share(found.value[Measure.ABANDONMENT]),
        _seconds(found.value[Measure.WAIT]),
        _share(found.value[Measure.OCCUPANCY]),
        _share(_mean(day_met)),
    )


def _targets(told: Simulated) -> str:
    verdicts = Counter(
        verdict(queue, told.simulation.horizon[:, number])
        for number, queue in enumerate(told.scenario.queues.values())
    )
    parts = [f"{number} {kind}" for kind in Verdict if (number := verdicts[kind])]
    return f"Targets: {', '.join(parts)}."


def _share(value: float) -> str:
    return NOTHING if math.isnan(value) else share(value)


def _seconds(value: float) -> str:
    return NOTHING if math.isnan(value) else seconds(value)


def _interval(low: float, high: float) -> str:
    if math.isnan(low):
        return NOTHING
    return f"{share(low)} to {share(high)}"


def _mean(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else math.nan
