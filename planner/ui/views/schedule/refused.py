"""What was typed into the table of shifts and cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Refused:
    """Cells of a shift's row as they were typed, by heading, and why they were not taken."""

    cells: Mapping[str, object]
    why: str
