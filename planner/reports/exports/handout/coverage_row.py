"""A queue in one interval, as `coverage.csv` tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What a queue needs and gets in one interval.

    start_utc: an instant. start_local: the same with the offset of the customers' clock.
    volume: contacts. required, serving: agents; net: serving less required. present: heads.
    service_level: a share, None without contacts. late_contacts: customers.
    """

    queue: str
    start_utc: datetime
    start_local: datetime
    open: bool
    volume: float
    required: float
    serving: float
    net: float
    present: float
    late_contacts: float
    service_level: float | None = None
