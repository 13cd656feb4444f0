"""At most so many worked dates in a week."""

from __future__ import annotations

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract


class DaysPerWeek:
    """Counts the week's dates with a shift."""

    def __init__(self, contract: Contract) -> None:
        self.most = contract.days_per_week.max

    def start(self, person: Person) -> int:
        """Nothing: dates before the first lower the first week's limit instead."""
        return 0

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """One more."""
        return value + 1 if value < self.most else None

    def after_free_day(self, value: int) -> int:
        """Nothing is added."""
        return value

    def next_week(self, value: int) -> int:
        """Every week starts at nothing."""
        return 0

    def limits(self, person: Person) -> list[int]:
        """The maximum, less the dates worked before the first."""
        return [self.most - week.history_days for week in person.weeks]
