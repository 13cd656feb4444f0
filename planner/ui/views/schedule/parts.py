"""Everyone's shifts in parts: the figures that share a clock, and the people on each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from planner import clock
from planner.reports.clock_changes.words import in_minutes
from planner.reports.figures import GroupBy, LocalDays
from planner.reports.figures.timeline_rows import NO_TEAM
from planner.reports.figures.words import day_of_month
from planner.reports.zone_choice import SITE, ZoneChoice
from planner.scenario import Agent, Scenario

MOST_ROWS = 60


@dataclass(frozen=True)
class Part:
    """Agents whose shifts are drawn by one clock; the title says which."""

    title: str
    zone: str
    agents: tuple[str, ...]


def parts(zones: ZoneChoice, agents: Sequence[str]) -> list[Part]:
    """A part for each site in its own clock; or, by chosen clocks, one for those who share one."""
    found: dict[tuple[str, str], list[str]] = {}
    for agent in agents:
        site = zones.scenario.agents[agent].site
        zone = zones.zone_for_site(site)
        own = f"Site {site}, {zones.site_heading(site)}"
        title = own if zones.choice == SITE else f"Times in {zone}"
        found.setdefault((title, zone), []).append(agent)
    return [Part(title, zone, tuple(who)) for (title, zone), who in found.items()]


def group_of(agent: Agent, group_by: GroupBy) -> str:
    """The site or the team of an agent."""
    return agent.site if group_by is GroupBy.SITE else agent.team or NO_TEAM


def groups(scenario: Scenario, group_by: GroupBy) -> list[str]:
    """All sites, or all teams, in the order of the agents."""
    return list(dict.fromkeys(group_of(who, group_by) for who in scenario.agents.values()))


def members(scenario: Scenario, group_by: GroupBy, chosen: Iterable[str]) -> list[str]:
    """The agents of these groups, group by group; of all where none is chosen."""
    order = groups(scenario, group_by)
    wanted = [group for group in order if group in set(chosen)] or order
    return [
        agent
        for group in wanted
        for agent, who in scenario.agents.items()
        if group_of(who, group_by) == group
    ]


def sheets(agents: Sequence[str]) -> list[tuple[str, ...]]:
    """The agents in portions that a page can show."""
    rest = iter(agents)
    return list(iter(lambda: tuple(islice(rest, MOST_ROWS)), ()))


def clock_change_words(zone: str, days: LocalDays) -> list[str]:
    """The days of a window that are longer or shorter by a zone's clock."""
    return [
        _change_words(zone, clock.local(instant, zone).date(), minutes)
        for instant, minutes in clock.changes(zone, days.start, days.end)
    ]


def _change_words(zone: str, day: date, minutes: int) -> str:
    way = "forward" if minutes > 0 else "back"
    return (
        f"{day:%a} {day_of_month(day)}: the clocks of {zone} go {way} by "
        f"{in_minutes(abs(minutes))}, the day has {in_minutes(clock.day_minutes(day, zone))}."
    )
