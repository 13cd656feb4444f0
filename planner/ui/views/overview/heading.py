"""Which plan this is, and how it was made."""

from __future__ import annotations

from planner import clock
from planner.reports import words
from planner.reports.figures.words import dates
from planner.reports.words import plural
from planner.scenario import Scenario
from planner.ui.opened import OpenedPlan
from planner.ui.views.markdown import plain


def heading(plan: OpenedPlan, zone: str) -> str:
    """The plan's name, when it was made by the clock of a zone, and what it covers; Markdown."""
    made = clock.local(plan.known.made, zone)
    return (
        f"**{plain(plan.name)}**, made on {made:%a} {made.day} {made:%b %Y} at {made:%H:%M} "
        f"({zone}){_search(plan)}.  \n"
        f"A plan of *{plain(plan.scenario.name)}*: {extent(plan.scenario)}."
    )


def extent(scenario: Scenario) -> str:
    """`47 agents at 3 sites, 14 queues, 28 days: Mon 1 Mar to Sun 28 Mar 2027 (Europe/Riga)`."""
    horizon = scenario.horizon
    days = scenario.grid.dates(horizon.time_zone)
    return (
        f"{plural(len(scenario.agents), 'agent')} at {plural(len(scenario.sites), 'site')}, "
        f"{plural(len(scenario.queues), 'queue')}, {plural(horizon.days, 'day')}: "
        f"{dates(days[0], days[-1])} ({horizon.time_zone})"
    )


def _search(plan: OpenedPlan) -> str:
    seconds = plan.figures.get("solve_seconds")
    if not isinstance(seconds, int | float):
        return ""
    return f", after a search of {words.seconds(seconds)}"
