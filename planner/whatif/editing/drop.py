"""A shift that is not worked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from planner.scenario import Scenario
from planner.whatif.editing.edit import the_shift
from planner.whatif.editing.edited import Edited


@dataclass(frozen=True)
class Drop:
    """The agent's shift that starts at `start` is taken out."""

    agent: str
    start: datetime

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola, Mon 2027-03-01 08:00: dropped`."""
        return f"{the_shift(scenario, self.agent, self.start)}: dropped"

    def applied(self, before: Edited) -> Edited:
        """The schedule without the shift; raises PlannerError."""
        was = before.shift(self.agent, self.start)
        return replace(before.stepped([(was, None)]), dropped=(*before.dropped, was))
