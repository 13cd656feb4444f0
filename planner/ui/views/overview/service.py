"""Service by queue, as a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from planner.plan import QueueService
from planner.reports.figures.service_by_queue import is_met
from planner.reports.words import plural, seconds

MEANINGS = {
    "Queue": "The stream of contacts",
    "Contacts": "That arrive over the horizon and reach agents",
    "In time": "Share answered within the target; of messages, those answered by their deadline",
    "Target": "The share that should be",
    "Verdict": "How the two compare, in percentage points",
    "Late": "Contacts late beyond what the target tolerates, interval by interval",
    "Gave up": "Share of callers and chatters who leave before an answer",
    "Mean wait": "From arrival to answer, of those answered",
    "Busy": "Share of their time on this queue that agents handle contacts",
    "Left over": "Messages that still wait when the horizon ends",
}


FORMATS = {
    "Contacts": "localized",
    **dict.fromkeys(("In time", "Target", "Gave up", "Busy"), "%.1f %%"),
}


def service_table(rows: Sequence[QueueService]) -> pd.DataFrame:
    """A row per queue; shares in per cent, None where a queue has no such figure."""
    return pd.DataFrame([_row(row) for row in rows], columns=list(MEANINGS))


def _row(row: QueueService) -> dict[str, object]:
    return {
        "Queue": row.queue,
        "Contacts": round(row.contacts),
        "In time": _percent(row.service_level),
        "Target": _percent(row.target),
        "Verdict": verdict(row),
        "Late": round(row.late_contacts, 1),
        "Gave up": _percent(row.abandonment),
        "Mean wait": None if row.asa_seconds is None else seconds(row.asa_seconds),
        "Busy": _percent(row.occupancy),
        "Left over": None if row.backlog is None else round(row.backlog),
    }


def _percent(value: float | None) -> float | None:
    return None if value is None else 100 * value


def verdict(row: QueueService) -> str:
    """`met, +8.6`, `missed, -3.1`, in percentage points."""
    if row.service_level is None:
        return "no contacts"
    difference = f"{100 * (row.service_level - row.target):+.1f}"
    return f"met, {difference}" if is_met(row) else f"missed, {difference}"


def targets_met(rows: Sequence[QueueService]) -> str:
    """How many queues reach their targets over the horizon, and which do not."""
    missed = [row.queue for row in rows if not is_met(row)]
    met = f"{len(rows) - len(missed)} of {plural(len(rows), 'queue')}"
    by_whom = f"; missed by {', '.join(missed)}" if missed else ""
    return f"Targets reached over the horizon: {met}{by_whom}."
