"""A shift that was not planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.plan.audit.violation import at
from planner.scenario import Scenario
from planner.whatif.editing.edit import check_span, the_shift
from planner.whatif.editing.edited import Edited
from planner.whatif.editing.filling import filled


@dataclass(frozen=True)
class Add:
    """The agent works a shift from `start` to `end`, with the breaks of their contract."""

    agent: str
    start: datetime
    end: datetime

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola, Mon 2027-03-01 08:00: new, until Mon 2027-03-01 16:30`."""
        end = at(self.end, scenario.zone_of(self.agent))
        return f"{the_shift(scenario, self.agent, self.start)}: new, until {end}"

    def applied(self, before: Edited) -> Edited:
        """The schedule with the shift; raises PlannerError."""
        check_span(before, self.agent, self.start, self.end)
        now = filled(before.scenario, self.agent, self.start, self.end)
        return before.stepped([(None, now.shift)], now.told)
