"""The gaps that hurt customers most, and why they are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner import clock
from planner.reports.figures.words import day_of_month
from planner.reports.words import count
from planner.reports.zone_choice import ZoneChoice
from planner.ui.views.gap_causes import standings, why
from planner.ui.views.gap_rows import GapRow
from planner.ui.views.markdown import plain

WORST = 5


@dataclass(frozen=True)
class GapWords:
    """A gap as it is told, in Markdown. standings: who could fill it, and what stands against."""

    title: str
    why: str
    standings: tuple[str, ...]


def worst_gaps(rows: Sequence[GapRow], zones: ZoneChoice) -> list[GapWords]:
    """The five that make most customers late, then those that lack most people."""
    ordered = sorted(rows, key=lambda row: (-row.late_contacts, -row.agent_hours_short))
    return [_words(row, zones) for row in ordered[:WORST]]


def all_gaps(rows: Sequence[GapRow]) -> str:
    """How many gaps there are and what they come to."""
    late = sum(row.late_contacts for row in rows)
    short = sum(row.agent_hours_short for row in rows)
    return (
        f"Of {len(rows):,} gaps in all, in which {count(short)} agent-hours are missing and "
        f"{count(late)} contacts are late."
    )


def _words(row: GapRow, zones: ZoneChoice) -> GapWords:
    zone = zones.zone_for_queue(row.queue)
    late = f"{count(row.late_contacts)} contacts late" if row.late_contacts else "nobody late"
    return GapWords(
        title=(
            f"**{plain(row.queue)}**, {_when(row.start, row.end, zone)} ({zone}): **{late}**, "
            f"{count(row.agent_hours_short)} agent-hours short"
        ),
        why=plain(why(row.cause)),
        standings=tuple(
            f"**{plain(reason)}**: {plain(who)}" for reason, who in standings(row.cause)
        ),
    )


def _when(start: datetime, end: datetime, zone: str) -> str:
    """`Mon 1 Mar 22:00 to Tue 06:00`, `Mon 1 Mar 09:00 to 17:00`."""
    first, last = clock.local(start, zone), clock.local(end, zone)
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%a %H:%M}"
    return f"{first:%a} {day_of_month(first)} {first:%H:%M} to {until}"
