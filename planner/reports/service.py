"""Service by queue over the horizon, and the worst gaps."""

from __future__ import annotations

from collections.abc import Sequence

from planner import clock
from planner.plan import Coverage, Gap, QueueService, gaps, service
from planner.reports.table import text_table
from planner.reports.words import count, seconds, share

WORST = 10
NOTHING = "-"
HEADINGS = (
    "queue", "contacts", "late", "in time", "target", "gave up", "mean wait", "occupancy",
    "waiting at end",
)  # fmt: skip


def horizon_service(coverage: Coverage) -> list[QueueService]:
    """The service of every queue over the whole horizon."""
    return [row for row in service(coverage) if row.date is None]


def service_text(rows: Sequence[QueueService]) -> str:
    """A line per queue; a dash where a queue has no such figure."""
    return text_table(HEADINGS, map(_service_cells, rows), "l" + "r" * (len(HEADINGS) - 1))


def _service_cells(row: QueueService) -> tuple[str, ...]:
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


def worst_gaps(coverage: Coverage) -> list[Gap]:
    """The gaps that customers feel most, then those that lack most people."""
    ranked = sorted(gaps(coverage), key=lambda gap: (-gap.late_contacts, -gap.agent_hours_short))
    return ranked[:WORST]


def gaps_text(coverage: Coverage, worst: Sequence[Gap]) -> str:
    """A line per gap, by the clock of its queue's customers."""
    if not worst:
        return "Nowhere is a queue short of agents."
    headings = ("worst gaps: from", "until", "queue", "agent-hours short", "late", "cause")
    return text_table(headings, (_gap_cells(coverage, gap) for gap in worst), "lllrrl")


def _gap_cells(coverage: Coverage, gap: Gap) -> tuple[str, ...]:
    zone = coverage.scenario.queues[gap.queue].time_zone
    start, end = clock.local(gap.start, zone), clock.local(gap.end, zone)
    return (
        f"{start:%a %Y-%m-%d %H:%M}",
        f"{end:%H:%M}" if end.date() == start.date() else f"{end:%a %H:%M}",
        gap.queue,
        count(gap.agent_hours_short),
        count(gap.late_contacts),
        gap.cause or NOTHING,
    )
