"""A stretch of shortage, as `gaps.csv` tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class GapRow:
    """A stretch [start, end) in which a queue is short.

    The local ends carry the offset of the customers' clock. late_contacts: customers.
    """

    queue: str
    start_utc: datetime
    end_utc: datetime
    start_local: datetime
    end_local: datetime
    agent_hours_short: float
    late_contacts: float
    cause: str

    @property
    def kind(self) -> str:
        """The kind of the cause: what stands before its colon."""
        return self.cause.partition(": ")[0]

    @property
    def particulars(self) -> str:
        """Who may serve the queue, and what keeps each from it; empty where none are told."""
        return self.cause.partition(": ")[2]


def worst_first(gaps: Sequence[GapRow]) -> list[GapRow]:
    """The gaps that customers feel most, then those that lack most people."""
    return sorted(gaps, key=lambda gap: (-gap.late_contacts, -gap.agent_hours_short))
