"""Reads agents.csv: who there is, and what the other tables may say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planner.scenario.agent import Agent
from planner.scenario.base import printable
from planner.scenario.problems import Problems
from planner.scenario.record import Column, Records, read_records, reference
from planner.scenario.settings import Settings
from planner.scenario.syntax import channels, iso_date, languages, number

MOST_AGENTS = 50_000
GROUPS = ("site", "team", "contract")


@dataclass(frozen=True)
class People:
    """The agents of a scenario as far as they could be understood.

    `ids` holds the agents whose own row is faulty too; it is None where rows could not be
    read, so that nobody blames those who refer to them. `groups` tells of `site`, `team` and
    `contract` who belongs to which; only those in `sound_groups` are known for everybody.
    """

    agents: dict[str, Agent] = field(default_factory=dict)
    ids: tuple[str, ...] | None = None
    groups: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sound_groups: frozenset[str] = frozenset()

    def group_of(self, kind: str, agent: str) -> str:
        """The site, team or contract of an agent, empty where it is not known."""
        return self.groups.get(kind, {}).get(agent, "")


def read_people(path: Path, settings: Settings, problems: Problems) -> People:
    """Reads agents.csv, telling every problem."""
    columns = (
        Column("agent", printable),
        Column("name", printable),
        Column("site", reference("site", settings.sites)),
        Column("contract", reference("contract", settings.contracts)),
        Column("languages", languages),
        Column("channels", channels),
        Column("hourly_rate", number, required=False),
        Column("starts_on", iso_date, required=False),
        Column("ends_on", iso_date, required=False),
        Column("team", printable, required=False),
    )
    records = read_records(path, columns, problems)
    if records.complete and not records.rows:
        problems.file(path.name, "has no rows: at least one agent is needed")
    if len(records.rows) > MOST_AGENTS:
        problems.file(path.name, f"has more than {MOST_AGENTS} agents")
    _check_unique(records)
    return _people(records)


def _check_unique(records: Records) -> None:
    first_rows: dict[str, int] = {}
    for record in records:
        agent = record.values.get("agent")
        if agent in first_rows:
            record.tell("agent", f'"{agent}" is already the agent of row {first_rows[agent]}')
        elif agent is not None:
            first_rows[agent] = record.number


def _people(records: Records) -> People:
    agents = [record.noun(Agent, record.values) for record in records]
    named = {r.values["agent"]: r.values for r in records if "agent" in r.values}
    told = "agent" in records.columns and all("agent" in record.values for record in records)
    readable = records.complete and told
    return People(
        agents={agent.agent: agent for agent in agents if agent is not None},
        ids=tuple(named) if readable else None,
        groups={
            kind: {agent: values[kind] for agent, values in named.items() if kind in values}
            for kind in GROUPS
        },
        sound_groups=frozenset(kind for kind in GROUPS if readable and records.sound(kind)),
    )
