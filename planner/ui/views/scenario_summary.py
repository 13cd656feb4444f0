"""What a scenario is about: sites, queues and people, before there is a plan."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from planner.plan.clock_changes import nights_inside
from planner.reports.figures.words import dates, day_of_month
from planner.reports.words import count, plural, seconds, share
from planner.scenario import Queue, Scenario
from planner.scenario.language_names import language_name
from planner.staffing import Requirement
from planner.ui.views.large_figure import LargeFigure


def large_figures(scenario: Scenario, requirement: Requirement) -> tuple[LargeFigure, ...]:
    """People, queues, days and contacts."""
    horizon = scenario.horizon
    days = scenario.grid.dates(horizon.time_zone)
    nights = len(nights_inside(scenario))
    return (
        LargeFigure(
            "Agents", f"{len(scenario.agents):,}", f"at {plural(len(scenario.sites), 'site')}",
            "The people to be planned.",
        ),
        LargeFigure(
            "Queues", f"{len(scenario.queues):,}",
            f"in {plural(len({q.language for q in scenario.queues.values()}), 'language')}",
            "Streams of contacts, each with its own customers, hours and target.",
        ),
        LargeFigure(
            "Horizon", plural(horizon.days, "day"),
            f"from {day_of_month(horizon.start)} {horizon.start.year}",
            f"{dates(days[0], days[-1])}, by the clock of {horizon.time_zone}. Clocks change on "
            f"{plural(nights, 'night')}.",
        ),
        LargeFigure(
            "Contacts", count(float(requirement.contacts.volume.sum())), "reach agents",
            "Forecast over the horizon, without those that a bot keeps.",
        ),
    )  # fmt: skip


def sites_table(scenario: Scenario) -> pd.DataFrame:
    """A row per site."""
    people = Counter(agent.site for agent in scenario.agents.values())
    return pd.DataFrame(
        {
            "Site": name,
            "Clock": site.time_zone,
            "Agents": people[name],
            "On public holidays": "work" if site.holidays == "work" else "off",
            "Lost to sickness and lateness": share(site.shrinkage),
            "Currency": site.currency,
        }
        for name, site in scenario.sites.items()
    )


def queues_table(scenario: Scenario) -> pd.DataFrame:
    """A row per queue: who its customers are, what is promised them, and who may serve it."""
    return pd.DataFrame(_queue_row(scenario, name) for name in scenario.queues)


def _queue_row(scenario: Scenario, name: str) -> dict[str, object]:
    queue = scenario.queues[name]
    return {
        "Queue": name,
        "Language": language_name(queue.language),
        "Channel": queue.channel,
        "Customers' clock": queue.time_zone,
        "Target": target_words(queue),
        "Agents who may serve it": sum(map(queue.served_by, scenario.agents.values())),
    }


def target_words(queue: Queue) -> str:
    """`80.0 % within 30 s`, `90.0 % within 8 opening hours`."""
    level = queue.service_level
    if level.within_seconds is not None:
        return f"{share(level.share)} within {seconds(level.within_seconds)}"
    hours = "hours" if level.clock == "elapsed" else "opening hours"
    return f"{share(level.share)} within {level.within_hours:g} {hours}"
