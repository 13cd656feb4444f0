"""What a site's shifts amount to in one plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.whatif.comparison.record import ShiftRecord


@dataclass(frozen=True)
class SiteWork:
    """The shifts of a site, or of all; none where the plan gives it no work."""

    shifts: Sequence[ShiftRecord]

    @property
    def agents(self) -> int:
        """How many people have a shift."""
        return len({shift.agent for shift in self.shifts})

    @property
    def paid_hours(self) -> float:
        """Paid hours of all shifts."""
        return sum(shift.paid_minutes for shift in self.shifts) / 60

    @cached_property
    def nights(self) -> dict[str, int]:
        """Night shifts of everybody who has a shift."""
        nights = Counter(shift.agent for shift in self.shifts if shift.is_night)
        return {shift.agent: nights[shift.agent] for shift in self.shifts}

    def cost(self, currency: str) -> float | None:
        """What the shifts paid in a currency cost; None where that is left out."""
        costs = [shift.cost for shift in self.shifts if shift.currency == currency]
        told = [cost for cost in costs if cost is not None]
        return sum(told) if len(told) == len(costs) else None

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies in which the shifts are paid."""
        return tuple(dict.fromkeys(shift.currency for shift in self.shifts))
