"""A repair in words and tables: what cannot stay, and who is asked for what."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from planner import clock
from planner.plan import Shift
from planner.plan.audit.violation import on
from planner.reports.words import count, plural
from planner.scenario import Scenario
from planner.whatif.repair import Asked, Frontier

LOST = "What cannot stay, and what the rules make of the days around"
ASKED = "Who is asked to work otherwise"
NOTHING_TO_WIN = "No number of further changes would make the plan better, as far as was found."
DAYS = ("Day", "Who", "Was", "Becomes", "Times in")
FREE = "free"


def summary(frontier: Frontier) -> str:
    """What nobody can avoid, and what the changes beyond that win."""
    lost = len(frontier.lost)
    unavoidable = f"{plural(lost, 'shift')} cannot stay." if lost else "Every shift can stay."
    first = frontier.points[0]
    if not frontier.chosen:
        late = f"{count(first.late_contacts)} contacts are late."
        return f"{unavoidable} Nobody is asked to work otherwise: {late}"
    chosen = next(point for point in frontier.points if point.changes == frontier.chosen)
    return (
        f"{unavoidable} If nobody is asked to work otherwise, {count(first.late_contacts)} "
        f"contacts are late; with {plural(chosen.changes, 'shift')} changed, "
        f"{count(chosen.late_contacts)}."
    )


def days_table(before: Scenario, after: Scenario, days: Iterable[Asked]) -> pd.DataFrame:
    """A row for each agent's date whose shift is another, by the clock of the agent's site.

    before, after: the scenario without and with the changes; either may not know an agent.
    """
    rows = [_row(after if one.agent in after.agents else before, one) for one in days]
    return pd.DataFrame(rows, columns=list(DAYS))


def _row(scenario: Scenario, one: Asked) -> tuple[str, ...]:
    zone = scenario.zone_of(one.agent)
    name = scenario.agents[one.agent].name
    return on(one.date), name, _times(one.before, zone), _times(one.after, zone), zone


def _times(shift: Shift | None, zone: str) -> str:
    if shift is None:
        return FREE
    return f"{clock.local(shift.start, zone):%H:%M} to {clock.local(shift.end, zone):%H:%M}"
