"""What is kept of a what-if beside its run: the scenario before its changes, and the changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.scenario import Scenario
from planner.whatif.changes import Change


@dataclass(frozen=True)
class WhatIf:
    """Changes, and the scenario before them; a plan to start from is a plan of that one."""

    before: Scenario
    changes: Sequence[Change]
