"""At most so many dates in a row with a shift."""

from __future__ import annotations

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract


class ConsecutiveDays:
    """Counts the worked dates since the last free one."""

    def __init__(self, contract: Contract) -> None:
        self.most = contract.max_consecutive_days

    def start(self, person: Person) -> int:
        """Worked dates right before the first, never more than matter."""
        return min(person.history_run, self.most)

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """One more, as long as the most is not passed."""
        return value + 1 if value < self.most else None

    def after_free_day(self, value: int) -> int:
        """A free date starts the count anew."""
        return 0

    def next_week(self, value: int) -> int:
        """The count runs on across weeks."""
        return value

    def limits(self, person: Person) -> list[int]:
        """The same in every week."""
        return [self.most] * len(person.weeks)
