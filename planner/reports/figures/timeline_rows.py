"""The rows of a timeline: agents under the headings of their groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len

from planner.reports.figures.words import LONGEST_NAME, short_name
from planner.scenario import Agent, Scenario

NO_TEAM = "no team"


class GroupBy(StrEnum):
    """What agents share who stand under one heading."""

    SITE = "site"
    TEAM = "team"


@dataclass(frozen=True)
class TimelineRows:
    """Labels from the top row down, headings among them, and the row of each agent.

    width: of the longest label, in letters of the Latin alphabet.
    """

    labels: tuple[str, ...]
    row_of: Mapping[str, int]
    width: int


def timeline_rows(scenario: Scenario, agents: Sequence[str], group_by: GroupBy) -> TimelineRows:
    """Agents in the order given, by the groups in the order in which they first come."""
    groups: dict[str, list[str]] = {}
    for agent in agents:
        groups.setdefault(_group(scenario.agents[agent], group_by), []).append(agent)
    labels: list[str] = []
    row_of: dict[str, int] = {}
    for group, members in groups.items():
        labels.append(f"<b>{short_name(group)}</b>")
        for agent in members:
            row_of[agent] = len(labels)
            labels.append(short_name(scenario.agents[agent].name))
    names = [*groups, *(scenario.agents[agent].name for agent in agents)]
    width = max((cell_len(name[:LONGEST_NAME]) for name in names), default=0)
    return TimelineRows(tuple(labels), row_of, width)


def _group(agent: Agent, group_by: GroupBy) -> str:
    return agent.site if group_by is GroupBy.SITE else agent.team or NO_TEAM
