"""How changes call things: names where there are any, ids otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from fnmatch import fnmatchcase

from planner import clock
from planner.clock import DAY
from planner.plan.audit.violation import listed
from planner.scenario import PublishedShift, Scenario
from planner.scenario.language_names import language_name

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
MOST_NAMED = 3


def matching(pattern: str, queues: Iterable[str]) -> list[str]:
    """The queues whose ids a pattern fits; `*` stands for any letters."""
    return [queue for queue in queues if fnmatchcase(queue, pattern)]


def queue_name(scenario: Scenario, queue: str) -> str:
    """`German voice`, where one queue alone is that; else its id."""
    this = scenario.queues[queue]
    alike = [
        one
        for one in scenario.queues.values()
        if (one.language, one.channel) == (this.language, this.channel)
    ]
    return f"{language_name(this.language)} {this.channel}" if len(alike) == 1 else queue


def queues_name(scenario: Scenario, pattern: str) -> str:
    """`German voice and German chat`, `5 queues (de-*)`, `All queues`."""
    found = matching(pattern, scenario.queues)
    if pattern == "*":
        return "All queues"
    if len(found) > MOST_NAMED:
        return f"{len(found)} queues ({pattern})"
    return listed([queue_name(scenario, queue) for queue in found]) or pattern


def agent_name(scenario: Scenario, agent: str) -> str:
    """The name, with the id where two share it; the id alone of somebody unknown."""
    if agent not in scenario.agents:
        return agent
    name = scenario.agents[agent].name
    alike = sum(one.name == name for one in scenario.agents.values())
    return name if alike == 1 else f"{name} ({agent})"


def site_name(site: str) -> str:
    """`Cape Town` for the id `cape-town`."""
    return site.replace("-", " ").title()


def time_name(scenario: Scenario, when: date | datetime, zone: str | None = None) -> str:
    """`8 March`, `8 March 09:00`; with its year where that is not the horizon's."""
    if isinstance(when, datetime) and when.tzinfo is not None and zone is not None:
        when = clock.local(when, zone)
    year = "" if when.year == scenario.horizon.start.year else f" {when.year}"
    at = f" {when:%H:%M}" if isinstance(when, datetime) else ""
    return f"{when.day} {when:%B}{year}{at}"


def span_name(
    scenario: Scenario,
    first: date | datetime | None,
    last: date | datetime | None,
    zone: str | None = None,
) -> str:
    """`from 8 March to 9 March`, `on 8 March`, `from 8 March`, `until 9 March`, or nothing."""
    if first is None:
        return f"until {time_name(scenario, last, zone)}" if last is not None else ""
    begins = time_name(scenario, first, zone)
    if last is None:
        return f"from {begins}"
    return (
        f"on {begins}" if first == last else f"from {begins} to {time_name(scenario, last, zone)}"
    )


def horizon_name(scenario: Scenario) -> str:
    """`the horizon, 1 March to 28 March`."""
    first = scenario.horizon.start
    last = first + (scenario.horizon.days - 1) * DAY
    return f"the horizon, {time_name(scenario, first)} to {time_name(scenario, last)}"


def falling_away(scenario: Scenario, shifts: Iterable[PublishedShift]) -> str:
    """`; 2 published shifts fall away (3 March and 4 March)`; nothing where there are none."""
    rows = list(shifts)
    if not rows:
        return ""
    days = [time_name(scenario, day) for day in sorted({row.date for row in rows})]
    told = f" ({listed(days)})" if len(days) <= MOST_NAMED else ""
    fall = "shift falls" if len(rows) == 1 else "shifts fall"
    return f"; {len(rows)} published {fall} away{told}"


def people_name(count: int) -> str:
    """`One person`, `Three people`, `40 people`."""
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} {'person' if count == 1 else 'people'}"


def percent(share: float) -> str:
    """`12.5 %`."""
    return f"{100 * share:.4g} %"


def more_or_less(factor: float) -> str:
    """`+20 %`, `-5 %`."""
    return f"{100 * (factor - 1):+.4g} %"


def joined(*parts: str) -> str:
    """The parts that say something, with blanks between them."""
    return " ".join(part for part in parts if part)
