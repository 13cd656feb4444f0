"""Rest between the end of a shift and the start of the next.

Between neighbouring dates the rule compares the two shifts themselves (see
`best_line.py`). Only a rest so long that it reaches into the second date after its shift,
or a later one, needs a counter: such dates are then kept free where those between are.
"""

from __future__ import annotations

from planner.roster.person import Person
from planner.roster.rules.counter import ShiftClass
from planner.scenario import Contract

# 168 hours of rest after a shift of a day reach no further.
MOST_DATES = 9


class LongRest:
    """Tells how many more dates lie in the shadow of the last shift's rest.

    Twice their number right after the shift; from the next date on, one less than that.
    """

    def __init__(self, contract: Contract) -> None:
        self.hours = contract.min_rest_hours

    def start(self, person: Person) -> int:
        """No shadow: rest after history is taken out of the dates' offers."""
        return 0

    def after_shift(self, value: int, shift: ShiftClass) -> int | None:
        """A shift casts its own shadow, and may not start in the far end of another's."""
        return None if value % 2 else 2 * shift.shadow

    def after_free_day(self, value: int) -> int:
        """A free date shortens the shadow."""
        return max(value - 2 if value % 2 else value - 1, 0)

    def next_week(self, value: int) -> int:
        """Shadows reach across weeks."""
        return value

    def limits(self, person: Person) -> list[int]:
        """The counter never exceeds the longest shadow."""
        return [2 * MOST_DATES] * len(person.weeks)
