"""A shift that ends at another time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.plan.audit.violation import at
from planner.scenario import Scenario
from planner.whatif.editing.edit import check_span, the_shift
from planner.whatif.editing.edited import Edited
from planner.whatif.editing.filling import filled


@dataclass(frozen=True)
class Resize:
    """The agent's shift that starts at `start` ends at `end`: it becomes shorter, or longer."""

    agent: str
    start: datetime
    end: datetime

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola, Mon 2027-03-01 08:00: ends Mon 2027-03-01 14:00 instead`."""
        end = at(self.end, scenario.zone_of(self.agent))
        return f"{the_shift(scenario, self.agent, self.start)}: ends {end} instead"

    def applied(self, before: Edited) -> Edited:
        """The schedule with the shift shortened or lengthened; raises PlannerError."""
        check_span(before, self.agent, self.start, self.end)
        was = before.shift(self.agent, self.start)
        now = filled(before.scenario, self.agent, was.start, self.end, like=was, own=was)
        return before.stepped([(was, now.shift)], now.told)
