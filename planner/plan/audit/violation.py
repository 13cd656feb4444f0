"""A hard rule that a schedule breaks, and how that is put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner import clock


@dataclass(frozen=True)
class Violation:
    """One broken rule: which, whose, when (an instant, or None for no one moment), in words."""

    rule: str
    agent: str
    when: datetime | None
    message: str

    def __str__(self) -> str:
        return self.message


def at(instant: datetime, zone: str) -> str:
    """`Mon 2027-03-01 22:00`: a local time as a manager reads it."""
    return f"{clock.local(instant, zone):%a %Y-%m-%d %H:%M}"


def on(day: date) -> str:
    """`Mon 2027-03-01`."""
    return f"{day:%a %Y-%m-%d}"


def length(duration: timedelta) -> str:
    """`8 h`, `7 h 30 min`, `45 min`."""
    hours, minutes = divmod(round(duration / clock.MINUTE), 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{minutes} min"] if minutes else [])
    return " ".join(parts) or "0 min"


def hours(value: float) -> str:
    """`37.5 h`."""
    return f"{round(value, 2):g} h"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
