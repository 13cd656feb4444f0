"""What a queue needs and gets over some days, in a sentence."""

from __future__ import annotations

import numpy as np

from planner.plan import Coverage
from planner.reports.figures import LocalDays
from planner.reports.words import count


def window_words(coverage: Coverage, queue: str, days: LocalDays) -> str:
    """Agent-hours required, given and short, and the contacts that are late, within the days."""
    number = coverage.requirement.contacts.queues.index(queue)
    within = days.intervals(coverage.scenario.grid)
    is_open = coverage.requirement.contacts.open[number, within]
    hours = coverage.scenario.grid.interval_minutes / 60
    required = coverage.required[number, within][is_open]
    net = coverage.net[number, within][is_open]
    short = np.maximum(-net, 0.0).sum() * hours
    return (
        f"In these days: {count(required.sum() * hours)} agent-hours required, "
        f"{count((required + net).sum() * hours)} given, {count(short)} short in some intervals; "
        f"{count(coverage.late_customers[number, within].sum())} late contacts of "
        f"{count(coverage.requirement.contacts.volume[number, within].sum())}."
    )
