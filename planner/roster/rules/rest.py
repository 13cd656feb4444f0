"""Rest between the end of a shift and the start of the next.

Between neighbouring dates the rule compares the two shifts themselves (see
`best_line.py`). Only a rest so long that it reaches into the second date after its shift
needs a counter: that date is then kept free where the one between is.
"""

from __future__ import annotations

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract

IN_SHADOW, LAST_BLOCKED_DATE = 2, 1


class LongRest:
    """Tells how many more dates lie in the shadow of the last shift's rest."""

    def __init__(self, contract: Contract) -> None:
        self.hours = contract.min_rest_hours

    def start(self, person: Person) -> int:
        """No shadow: rest after history is taken out of the dates' offers."""
        return 0

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """A shift casts its own shadow, and may not start in the far end of another's."""
        if value == LAST_BLOCKED_DATE:
            return None
        return IN_SHADOW if shift.shadow else 0

    def after_free_day(self, value: int) -> int:
        """A free date shortens the shadow."""
        return max(value - 1, 0)

    def next_week(self, value: int) -> int:
        """Shadows reach across weeks."""
        return value

    def limits(self, person: Person) -> list[int]:
        """The counter never exceeds a whole shadow."""
        return [IN_SHADOW] * len(person.weeks)
