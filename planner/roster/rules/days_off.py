"""Free dates come in runs of at least so many."""

from __future__ import annotations

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract


class ConsecutiveDaysOff:
    """Counts the free dates of the present run, up to the least that a run must have.

    A run that touches the horizon's first date counts as long enough: nobody knows how
    far it reaches back. One that touches the last date is never closed by a shift.
    """

    def __init__(self, contract: Contract) -> None:
        self.least = contract.min_consecutive_days_off or 1

    def start(self, person: Person) -> int:
        """Long enough already, but right after a shift on the horizon's first date."""
        return 0 if person.first_date_taken else self.least

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """A shift may follow a shift, or a run that is long enough."""
        return 0 if value in (0, self.least) else None

    def after_free_day(self, value: int) -> int:
        """One more free date."""
        return min(value + 1, self.least)

    def next_week(self, value: int) -> int:
        """The run goes on across weeks."""
        return value

    def limits(self, person: Person) -> list[int]:
        """The counter never exceeds its least."""
        return [self.least] * len(person.weeks)
