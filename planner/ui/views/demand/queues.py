"""What every queue asks for over the horizon."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from planner.scenario import Queue, Scenario
from planner.staffing import Requirement
from planner.ui.views.scenario_summary import target_words

MEANINGS = {
    "Queue": "The stream of contacts",
    "Target": "What its customers are promised",
    "Contacts": "That reach agents over the horizon",
    "Handle time": "Mean seconds that a contact takes an agent, the work after it included",
    "Agent-hours": "Required over the horizon, if the queue had agents of its own",
    "Most at once": "Agents required in the busiest interval",
    "Filled": (
        "Share of the required agent-hours that handling calls and chats fills; the rest is waiting"
    ),
}
FORMATS = {
    "Contacts": "localized",
    "Handle time": "%d s",
    "Agent-hours": "localized",
    "Filled": "%.0f %%",
}


def queues_table(
    scenario: Scenario, requirement: Requirement, queues: Sequence[str]
) -> pd.DataFrame:
    """A row for each of these queues."""
    rows = [_row(scenario, requirement, queue) for queue in queues]
    return pd.DataFrame(rows, columns=list(MEANINGS))


def _row(scenario: Scenario, requirement: Requirement, queue: str) -> dict[str, object]:
    contacts = requirement.contacts
    number = contacts.queues.index(queue)
    volume, required = contacts.volume[number], requirement.required[number]
    work = float((volume * contacts.handle_time[number]).sum())
    hours = float(required.sum()) * contacts.grid.interval_minutes / 60
    return {
        "Queue": queue,
        "Target": target_words(scenario.queues[queue]),
        "Contacts": round(float(volume.sum())),
        "Handle time": round(work / volume.sum()) if volume.sum() else None,
        "Agent-hours": round(hours),
        "Most at once": round(float(required.max()), 1),
        "Filled": _filled(scenario.queues[queue], work / 3600, hours),
    }


def _filled(queue: Queue, work: float, hours: float) -> float | None:
    if not queue.immediate or hours == 0:
        return None
    return 100 * work / queue.concurrency / hours
