"""The choice of time zone in words."""

from __future__ import annotations

from planner import clock
from planner.reports.zone_choice import CUSTOMERS, SITE
from planner.scenario import Scenario

UTC = "UTC"
WORDS = {SITE: "each site's own", CUSTOMERS: "customers' own", UTC: "UTC"}


def zone_options() -> list[str]:
    """What can be chosen: the usual ones first, then every zone by name."""
    return [*WORDS, *sorted(clock.zone_names() - set(WORDS))]


def zone_label(choice: str) -> str:
    """A choice as the sidebar shows it."""
    return WORDS.get(choice, choice)


def one_zone(scenario: Scenario, choice: str) -> str:
    """The zone for what belongs to no site and no queue: the one chosen, or the horizon's."""
    return scenario.horizon.time_zone if choice in (SITE, CUSTOMERS) else choice
