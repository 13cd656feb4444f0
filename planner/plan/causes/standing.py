"""How an agent stands towards a gap: what keeps them from filling it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from planner.plan.schedule import Shift

ABSENCE = frozenset(
    {
        "shift_lies_within_employment",
        "shift_lies_within_availability",
        "no_shift_overlaps_time_off",
        "no_shift_starts_on_a_holiday_off",
    }
)
"""The audit's rules that say that somebody is not there, whatever the contract."""


class How(Enum):
    """The ways to stand towards a gap."""

    ON_QUEUE = auto()
    OFF_QUEUE = auto()
    AWAY = auto()
    STOPPED = auto()
    COULD_MOVE = auto()
    COULD_COME = auto()


@dataclass(frozen=True)
class Standing:
    """One agent's place in a gap.

    rules: names of the audit's rules that object, for those AWAY or STOPPED. shift: the one that
    would reach into the gap, if any does; instead_of: the one it would replace.
    """

    agent: str
    how: How
    rules: tuple[str, ...] = ()
    shift: Shift | None = None
    instead_of: Shift | None = None
