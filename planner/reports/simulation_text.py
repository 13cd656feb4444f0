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
from planner.simulation.told.verdict import Verdict

Floats = NDArray[np.float64]

NOTHING = "-"
ORDER = "Who has waited longest, weighed with the queue's priority, comes first."
HEADINGS = (
    "queue", "contacts", "not in time", "in time", "95 % interval", "formula", "target", "is",
    "gave up", "mean wait", "occupancy", "days met",
)  # fmt: skip


def simulation_text(told: Simulated) -> str:
    """What customers live through, a line per queue, and how it was simulated."""
    service, scenario = told.simulation, told.scenario
    rows = [
        _cells(
            queue,
            told.verdicts[formula.queue],
            service.horizon[:, number],
            formula,
            service.day_met[number],
        )
        for number, (queue, formula) in enumerate(
            zip(scenario.queues.values(), told.by_formula, strict=True)
        )
    ]
    missed, low, high = service.missed[0].single
    return "\n\n".join(
        (
            f"Simulated {service.replications} times, seed {service.seed}: "
            f"{count(missed)} contacts are not answered in time "
            f"({count(max(low, 0.0))} to {count(high)}).",
            text_table(HEADINGS, rows, "lrrrrrrlrrrr"),
            f"Targets: {verdicts(told)}. {ORDER}",
        )
    )


def _cells(
    queue: Queue, verdict: Verdict, found: Estimate, formula: QueueService, day_met: Floats
) -> tuple[str, ...]:
    level, low, high = found[Measure.SERVICE_LEVEL].single
    return (
        formula.queue,
        count(found.value[Measure.CONTACTS]),
        count(found.value[Measure.MISSED]),
        _share(level),
        _interval(low, high),
        NOTHING if formula.service_level is None else share(formula.service_level),
        share(queue.service_level.share),
        verdict,
        _share(found.value[Measure.ABANDONMENT]),
        _seconds(found.value[Measure.WAIT]),
        _share(found.value[Measure.OCCUPANCY]),
        _share(_mean(day_met)),
    )


def simulated_line(told: Simulated) -> str:
    """The same in a line of a plan's headline."""
    missed, low, high = told.simulation.missed[0].single
    return (
        f"simulated      {count(missed)} contacts not in time ({count(max(low, 0.0))} to "
        f"{count(high)}; {told.simulation.replications} replications); targets: {verdicts(told)}"
    )


def simulation_brief(told: Simulated) -> dict[str, object]:
    """The same for programs."""
    missed, low, high = told.simulation.missed[0].single
    return {
        "replications": told.simulation.replications,
        "not_in_time": {"value": missed, "low": max(low, 0.0), "high": high},
        "targets": {name: str(verdict) for name, verdict in told.verdicts.items()},
    }


def verdicts(told: Simulated) -> str:
    """How many targets are met, missed, in doubt."""
    number = Counter(told.verdicts.values())
    return ", ".join(f"{number[kind]} {kind}" for kind in Verdict if number[kind])


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
