"""Two agents who exchange shifts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.errors import PlannerError
from planner.scenario import Scenario
from planner.whatif.editing.edit import the_shift
from planner.whatif.editing.edited import Edited
from planner.whatif.editing.filling import filled


@dataclass(frozen=True)
class Swap:
    """Each of two agents takes over the other's shift, from its start to its end.

    Breaks lie where the other had them, as far as one's own contract allows; trainings and
    meetings stay with the person, where the new shift covers their time.
    """

    agent: str
    start: datetime
    other: str
    other_start: datetime

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola, Mon 2027-03-01 08:00, and Ben Kalns, Tue 2027-03-02 10:00: swapped`."""
        one = the_shift(scenario, self.agent, self.start)
        return f"{one}, and {the_shift(scenario, self.other, self.other_start)}: swapped"

    def applied(self, before: Edited) -> Edited:
        """The schedule with the shifts exchanged; raises PlannerError."""
        if self.agent == self.other:
            raise PlannerError(
                f"{before.name(self.agent)} cannot swap with themselves: choose two people"
            )
        one, two = before.shift(self.agent, self.start), before.shift(self.other, self.other_start)
        first = filled(before.scenario, self.agent, two.start, two.end, like=two, own=one)
        second = filled(before.scenario, self.other, one.start, one.end, like=one, own=two)
        return before.stepped(
            [(one, first.shift), (two, second.shift)], (*first.told, *second.told)
        )
