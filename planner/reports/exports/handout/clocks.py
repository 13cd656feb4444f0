"""Local times as they are handed out."""

from __future__ import annotations

from datetime import datetime

from planner import clock


def time_text(instant: datetime, zone: str) -> str:
    """`09:30`; with its offset where the clocks show that time twice: `03:30 (UTC+02:00)`."""
    wall = clock.local(instant, zone)
    if len(clock.instants(wall, zone)) == 1:
        return f"{wall:%H:%M}"
    offset = offset_text(datetime.fromisoformat(clock.iso_local(instant, zone)))
    return f"{wall:%H:%M} ({offset})"


def offset_text(local: datetime) -> str:
    """`UTC+02:00`: how far an aware time's clock is ahead."""
    return f"UTC{local.isoformat()[-len('+00:00') :]}"
