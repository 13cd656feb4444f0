"""When a plan's shifts were last changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from planner.plan.tables import ACTIVITIES, SHIFTS


def revision(folder: Path) -> datetime:
    """The instant at which a plan folder's shifts or activities were last written, to the second.

    Raises `OSError` where one of the files is not there.
    """
    latest = max((folder / name).stat().st_mtime for name in (SHIFTS, ACTIVITIES))
    return datetime.fromtimestamp(int(latest), UTC)
