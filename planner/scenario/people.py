"""Reads agents.csv: who there is, and what the other tables may say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planner.scenario.agent import Agent
from planner.scenario.problems import Problems
from planner.scenario.record import Column, Record, read_records, reference, text
from planner.scenario.settings import Settings
from planner.scenario.syntax import channels, iso_date, languages, number

MOST_AGENTS = 50_000


@dataclass(frozen=True)
class People:
    """The agents of a scenario as far as they could be understood.

    `ids` is None where agents.csv could not be read, so that nobody blames the rows which
    refer to it; it holds the agents whose own row is faulty too. `sites`, `contracts` and
    `teams` say what of each is known.
    """

    agents: dict[str, Agent] = field(default_factory=dict)
    ids: tuple[str, ...] | None = None
    sites: Mapping[str, str] = field(default_factory=dict)
    contracts: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)


def read_people(path: Path, settings: Settings, problems: Problems) -> People:
    """Reads agents.csv, telling every problem."""
    columns = (
        Column("agent", text),
        Column("name", text),
        Column("site", reference("site", settings.sites)),
        Column("contract", reference("contract", settings.contracts)),
        Column("languages", languages),
        Column("channels", channels),
        Column("hourly_rate", number, required=False),
        Column("starts_on", iso_date, required=False),
        Column("ends_on", iso_date, required=False),
        Column("team", text, required=False),
    )
    records = read_records(path, columns, problems)
    if records is None:
        return People()
    rows = list(records)
    if not rows:
        problems.file(path.name, "has no rows: at least one agent is needed")
    if len(rows) > MOST_AGENTS:
        problems.file(path.name, f"has more than {MOST_AGENTS} agents")
    _check_unique(rows)
    return _people(rows)


def _check_unique(rows: list[Record]) -> None:
    first_rows: dict[str, int] = {}
    for record in rows:
        agent = record.values.get("agent")
        if agent in first_rows:
            record.tell("agent", f'"{agent}" is already the agent of row {first_rows[agent]}')
        elif agent is not None:
            first_rows[agent] = record.number


def _people(rows: list[Record]) -> People:
    agents = [record.noun(Agent, record.values) for record in rows]
    named = {
        record.values["agent"]: record.values for record in rows if "agent" in record.values
    }
    return People(
        agents={agent.agent: agent for agent in agents if agent is not None},
        ids=tuple(named),
        sites={agent: values["site"] for agent, values in named.items() if "site" in values},
        contracts={
            agent: values["contract"] for agent, values in named.items() if "contract" in values
        },
        teams={agent: values["team"] for agent, values in named.items() if "team" in values},
    )
