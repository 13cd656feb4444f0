"""A shift that starts at another time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner import clock
from planner.clock import MINUTE
from planner.plan.audit.violation import at
from planner.plan.schedule import Shift
from planner.scenario import Scenario
from planner.whatif.editing.edit import the_shift
from planner.whatif.editing.edited import Edited
from planner.whatif.editing.filling import filled


@dataclass(frozen=True)
class Move:
    """The agent's shift that starts at `start` starts at `to`, and is as long as it was.

    Over a clock change it keeps what the scenario's rules keep: its elapsed length, or the
    wall-clock time from start to end.
    """

    agent: str
    start: datetime
    to: datetime

    def words(self, scenario: Scenario) -> str:
        """`Anna Ozola, Mon 2027-03-01 08:00: starts Mon 2027-03-01 09:00 instead`."""
        to = at(self.to, scenario.zone_of(self.agent))
        return f"{the_shift(scenario, self.agent, self.start)}: starts {to} instead"

    def applied(self, before: Edited) -> Edited:
        """The schedule with the shift moved; raises PlannerError."""
        was = before.shift(self.agent, self.start)
        end = _moved_end(before.scenario, was, self.to)
        now = filled(before.scenario, self.agent, self.to, end, like=was, own=was)
        return before.stepped([(was, now.shift)], now.told)


def _moved_end(scenario: Scenario, shift: Shift, to: datetime) -> datetime:
    zone = scenario.zone_of(shift.agent)
    keep_end = scenario.rules.clock_change == "keep_end"
    shown = clock.local(shift.end, zone) - clock.local(shift.start, zone)
    length = shown if keep_end else shift.end - shift.start
    return clock.shift_end(to, length // MINUTE, zone, keep_end=keep_end)
