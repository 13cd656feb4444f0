"""Whether a simulated target is met."""

from __future__ import annotations

import math
from enum import StrEnum

from planner.scenario import Queue
from planner.simulation import Estimate, Measure


class Verdict(StrEnum):
    """MET and MISSED where the whole interval says so; IN_DOUBT where the target lies within."""

    MET, MISSED, IN_DOUBT, NOTHING_TO_TELL = "met", "missed", "in doubt", "nothing to tell"


def verdict(queue: Queue, horizon: Estimate) -> Verdict:
    """Of a queue's targets over the horizon, service level and abandonment; the worst counts.

    `horizon` is the queue's, [MEASURES].
    """
    _, low, high = horizon[Measure.SERVICE_LEVEL].single
    found = [_reached(low, high, queue.service_level.share)]
    if queue.max_abandonment is not None:
        _, low, high = horizon[Measure.ABANDONMENT].single
        found.append(_reached(-high, -low, -queue.max_abandonment))
    for worst in (Verdict.MISSED, Verdict.IN_DOUBT, Verdict.MET):
        if worst in found:
            return worst
    return Verdict.NOTHING_TO_TELL


def _reached(low: float, high: float, least: float) -> Verdict:
    if math.isnan(low):
        return Verdict.NOTHING_TO_TELL
    if low >= least:
        return Verdict.MET
    return Verdict.MISSED if high < least else Verdict.IN_DOUBT
