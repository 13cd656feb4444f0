"""Service by queue over the horizon."""

from __future__ import annotations

from collections.abc import Sequence

from planner.plan import QueueService
from planner.reports.table import text_table
from planner.reports.words import count, seconds, share

NOTHING = "-"
HEADINGS = (
    "queue", "contacts", "late", "in time", "target", "gave up", "mean wait", "occupancy",
    "waiting at end",
)  # fmt: skip


def service_text(rows: Sequence[QueueService]) -> str:
    """A line per queue; a dash where a queue has no such figure."""
    return text_table(HEADINGS, map(service_cells, rows), "l" + "r" * (len(HEADINGS) - 1))


def service_cells(row: QueueService) -> tuple[str, ...]:
    """A queue's figures in words, in the order of `HEADINGS`."""
    return (
        row.queue,
        count(row.contacts),
        count(row.late_contacts),
        _maybe_share(row.service_level),
        share(row.target),
        _maybe_share(row.abandonment),
        NOTHING if row.asa_seconds is None else seconds(row.asa_seconds),
        _maybe_share(row.occupancy),
        NOTHING if row.backlog is None else count(row.backlog),
    )


def _maybe_share(value: float | None) -> str:
    return NOTHING if value is None else share(value)
