"""Stand-ins for the search: its reports of progress, and its answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FakeProgress:
    seconds: float = 12.0
    objective: float = 200.0
    lower_bound: float = 150.0
    late_contacts: float = 40.0
    late_contacts_bound: float = 30.0
    phase: str = "search"
