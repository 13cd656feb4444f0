"""What every hand edit is: it can say itself, and apply itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from planner.errors import PlannerError
from planner.plan.audit.violation import at
from planner.plan.schedule import Schedule
from planner.scenario import Scenario
from planner.whatif.editing.edited import Edited

LONGEST = timedelta(days=1)


class Edit(Protocol):
    """One thing that somebody changes about a schedule by hand. Edits are frozen."""

    def words(self, scenario: Scenario) -> str:
        """The edit as a manager says it, in the local time of whom it concerns."""
        ...

    def applied(self, before: Edited) -> Edited:
        """The schedule after it; raises PlannerError where it cannot be applied."""
        ...


def edited(scenario: Scenario, schedule: Schedule, edits: Iterable[Edit]) -> Edited:
    """A schedule after these edits, one after the other.

    Whether it keeps the rules is the audit's business. Raises PlannerError at the first edit that
    cannot be applied.
    """
    state = Edited(scenario, schedule)
    for edit in edits:
        state = edit.applied(state)
    return state


def check_span(state: Edited, agent: str, start: datetime, end: datetime) -> None:
    """Raises PlannerError where no shift can be: it ends before it starts, or lasts too long."""
    name, begins = state.name(agent), state.at(agent, start)
    if end <= start:
        raise PlannerError(f"{name}: the shift would end before it starts, {begins}")
    if end - start > LONGEST:
        raise PlannerError(f"{name}: the shift that starts {begins} would last more than 24 hours")


def the_shift(scenario: Scenario, agent: str, start: datetime) -> str:
    """`Anna Ozola, Mon 2027-03-01 08:00`."""
    return f"{scenario.agents[agent].name}, {at(start, scenario.zone_of(agent))}"
