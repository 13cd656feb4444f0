"""So many weekends of four stay free of work."""

from __future__ import annotations

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract


class WeekendsOff:
    """Counts the weekends worked: twice their number, and one while this week's is among them."""

    def __init__(self, contract: Contract, weeks: int) -> None:
        assert contract.weekends_off is not None
        self.most = weeks

    def start(self, person: Person) -> int:
        """None worked, but the first where a shift before the first date reaches into it."""
        return 3 if person.history_weekend else 0

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """The week's weekend is worked, counted once however many shifts touch it."""
        if not shift.weekend or value % 2:
            return value
        return value + 3 if value // 2 < self.most else None

    def after_free_day(self, value: int) -> int:
        """Nothing changes."""
        return value

    def next_week(self, value: int) -> int:
        """The count stays, the next weekend is still free."""
        return value - value % 2

    def limits(self, person: Person) -> list[int]:
        """All that count but those that must be free; what was worked before is worked."""
        most = max(person.most_weekends, int(person.history_weekend))
        return [2 * most + 1] * len(person.weeks)
