"""A shift that stays as it is when the rest is planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from planner.errors import PlannerError
from planner.scenario import Scenario
from planner.whatif.editing.edit import the_shift
from planner.whatif.editing.edited import Edited


@dataclass(frozen=True)
class Pin:
    """The agent's shift that starts at `start` stays; or, where `off`, no longer has to."""

    agent: str
    start: datetime
    off: bool = False

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola, Mon 2027-03-01 08:00: pinned`, or `pinned no more`."""
        return f"{the_shift(scenario, self.agent, self.start)}: pinned{' no more' * self.off}"

    def applied(self, before: Edited) -> Edited:
        """The schedule with the pin, or without; raises PlannerError."""
        shift = before.shift(self.agent, self.start)
        if self.off and before.is_pinned_by_scenario(shift):
            raise PlannerError(
                f"{the_shift(before.scenario, self.agent, self.start)}: is pinned in the inputs; "
                "change its row of shifts.csv there"
            )
        pin = {(shift.agent, shift.start)}
        pins = before.pins - pin if self.off else before.pins | pin
        return replace(before.stepped([]), pins=pins)
