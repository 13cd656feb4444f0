"""At most so many paid hours in a week; what is short of the minimum has a price."""

from __future__ import annotations

import math

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract


def whole_minutes(minutes: float) -> int:
    """The minutes that fit in; what hours lose as they are divided is no minute less."""
    return math.floor(minutes + 1e-6)


class WeeklyHours:
    """Counts the paid minutes of the week's shifts."""

    def __init__(self, contract: Contract) -> None:
        self.most = whole_minutes(contract.weekly_hours.max * 60)

    def start(self, person: Person) -> int:
        """Nothing: hours before the first date lower the first week's limit instead."""
        return 0

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """The shift's paid minutes come on top."""
        total = value + shift.paid_minutes
        return total if total <= self.most else None

    def after_free_day(self, value: int) -> int:
        """Nothing is added."""
        return value

    def next_week(self, value: int) -> int:
        """Every week starts at nothing."""
        return 0

    def limits(self, person: Person) -> list[int]:
        """The maximum, less leave credit and the hours worked before the first date."""
        return [whole_minutes(week.most_paid_minutes) for week in person.weeks]
