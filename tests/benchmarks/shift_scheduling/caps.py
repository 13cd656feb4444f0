"""Caps on an employee's shifts of one type: which are counted, and what becomes of the others.

Every cap that is counted multiplies the states of a line, and most never bind. Those that are
likely to are counted. Where a plan breaks another, shifts are withheld until none can.
"""

from __future__ import annotations

import math
from collections.abc import Set
from dataclasses import dataclass
from random import Random

from .checking import Plan
from .instance import Contract, Employee, Instance, ShiftType
from .limits import NO_CAP, Limits, ShiftClass

DEVIATIONS = 2.0
"""How far above a fair share of the demand, in its square roots, a cap is thought to bind."""


@dataclass(frozen=True, order=True)
class Cap:
    """The cap of everybody under a contract on a type of shift."""

    contract: Contract
    shift: str


Caps = Set[Cap]

Withheld = Set[tuple[str, int, str]]
"""Shifts that an employee is not offered on a day: (employee, day, shift)."""


def likely_caps(instance: Instance) -> frozenset[Cap]:
    """The caps that an employee's fair share of the demand comes near."""
    return frozenset(
        Cap(who.contract, shift.name)
        for shift in instance.shifts
        for who in instance.employees
        if _may_bind(instance, shift, who)
    )


def _may_bind(instance: Instance, shift: ShiftType, who: Employee) -> bool:
    cap = who.most_shifts[shift.name]
    possible = min(who.contract.most_minutes // shift.minutes, instance.days)
    if not 0 < cap < possible:
        return False
    wanted = sum(demand.wanted for demand in instance.demands if demand.shift == shift.name)
    share = wanted * cap / sum(other.most_shifts[shift.name] for other in instance.employees)
    return share + DEVIATIONS * math.sqrt(share) >= cap


def rationed(instance: Instance, plan: Plan, draw: Random) -> Withheld:
    """What to withhold so that no plan can break the caps that this one breaks.

    An employee is offered the shift only on as many days as the cap allows, drawn by chance
    among those on which the plan has it.
    """
    found = set()
    for who in instance.employees:
        for shift, most in who.most_shifts.items():
            worked = [day for day, what in enumerate(plan[who.name]) if what == shift]
            if len(worked) > most:
                kept = draw.sample(worked, most)
                found |= {(who.name, d, shift) for d in range(instance.days) if d not in kept}
    return found


@dataclass(frozen=True)
class Counting:
    """An instance's caps that are counted."""

    instance: Instance
    caps: Caps

    @property
    def _types(self) -> list[str]:
        return sorted({cap.shift for cap in self.caps})

    def class_of(self, shift: ShiftType) -> ShiftClass:
        """What is counted of a shift."""
        types = self._types
        return ShiftClass(shift.minutes, types.index(shift.name) if shift.name in types else -1)

    def limits_of(self, who: Employee) -> Limits:
        """An employee's limits.

        A type that an employee may not work is not offered, so that its cap is whatever others
        under the contract have, and their limits are the same.
        """
        return Limits(who.contract, tuple(self._cap(who, shift) for shift in self._types))

    def _cap(self, who: Employee, shift: str) -> int:
        if Cap(who.contract, shift) not in self.caps:
            return NO_CAP
        alike = (other for other in self.instance.employees if other.contract == who.contract)
        return who.most_shifts[shift] or max(other.most_shifts[shift] for other in alike)
