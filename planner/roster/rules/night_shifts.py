"""At most so many night shifts in a week."""

from __future__ import annotations

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract


class NightShifts:
    """Counts the week's night shifts."""

    def __init__(self, contract: Contract) -> None:
        assert contract.max_night_shifts_per_week is not None
        self.most = contract.max_night_shifts_per_week

    def start(self, person: Person) -> int:
        """Nothing: nights before the first date lower the first week's limit instead."""
        return 0

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """One more if it is a night shift."""
        total = value + shift.night
        return total if total <= self.most else None

    def after_free_day(self, value: int) -> int:
        """Nothing is added."""
        return value

    def next_week(self, value: int) -> int:
        """Every week starts at nothing."""
        return 0

    def limits(self, person: Person) -> list[int]:
        """The maximum, less the nights worked before the first date."""
        return [self.most - week.history_nights for week in person.weeks]
