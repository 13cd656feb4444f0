"""All runs of a data folder."""

from __future__ import annotations

from pathlib import Path

from planner.jobs.order import ORDER
from planner.jobs.run import RUNS, Run


def runs(out: Path) -> list[Run]:
    """The runs in `<out>/runs`, the newest first."""
    folders = (path.parent for path in (out / RUNS).glob(f"*/{ORDER}"))
    visible = (folder for folder in folders if not folder.name.startswith("."))
    return [Run(folder) for folder in sorted(visible, reverse=True)]
