"""What a labour rule is to the optimiser: a number kept while walking an agent's days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from planner.roster.person import Person


@dataclass(frozen=True, order=True)
class ShiftClass:
    """All that the counting rules know of a shift.

    `weekend` tells that it touches a weekend that counts; `shadow` how many dates its rest
    keeps free beyond the date after its own.
    """

    paid_minutes: int
    night: bool
    weekend: bool
    shadow: int


class Counter(Protocol):
    """A rule as a counter: None from a step means that the step is forbidden."""

    def start(self, person: Person) -> int:
        """The value before the agent's first date, history included."""

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """The value after a date with such a shift."""

    def after_free_day(self, value: int) -> int | None:
        """The value after a date without a shift."""

    def next_week(self, value: int) -> int:
        """The value carried over from Sunday to Monday."""

    def limits(self, person: Person) -> list[int]:
        """The largest value allowed to this agent, week by week."""
