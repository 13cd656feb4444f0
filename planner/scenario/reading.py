"""Reads a scenario's folder into nouns, or tells everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from planner.errors import Problem, ScenarioError
from planner.scenario.activity_table import read_activities
from planner.scenario.agent_tables import ZoneOf, read_availability, read_preferences, read_time_off
from planner.scenario.contract_check import check_contract
from planner.scenario.forecast_table import read_forecast
from planner.scenario.grid_check import Workplace
from planner.scenario.people import People, read_people
from planner.scenario.problems import SETTINGS_FILE, Problems
from planner.scenario.scenario import Scenario
from planner.scenario.sentences import Draft, N
from planner.scenario.settings import Settings, read_settings
from planner.scenario.shift_table import read_shifts
from planner.scenario.suggestion import did_you_mean

REQUIRED_FILES = (SETTINGS_FILE, "agents.csv", "forecast.csv")
OPTIONAL_FILES = (
    "time_off.csv",
    "availability.csv",
    "preferences.csv",
    "activities.csv",
    "shifts.csv",
)


def read_scenario(folder: Path) -> Scenario:
    """The scenario in a folder, checked.

    Raises ScenarioError with every problem of every file, each with its place and its cure.
    """
    problems = Problems()
    present = _files(folder, problems)
    settings = Settings()
    if SETTINGS_FILE in present:
        settings = read_settings(folder / SETTINGS_FILE, problems)
    people = People()
    if "agents.csv" in present:
        people = read_people(folder / "agents.csv", settings, problems)
    _check_contracts(settings, people, problems)
    tables = _read_tables(folder, present, settings, people, problems)
    problems.raise_if_any()
    return _scenario(settings, people, tables)


def _files(folder: Path, problems: Problems) -> frozenset[str]:
    if not folder.is_dir():
        wrong = "is a file, not a scenario's folder" if folder.exists() else "no such folder"
        raise ScenarioError([Problem(str(folder), wrong)])
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        raise ScenarioError([Problem(str(folder), message)]) from error
    known = (*REQUIRED_FILES, *OPTIONAL_FILES)
    for name in REQUIRED_FILES:
        if name not in names:
            problems.file(name, "the file is missing: every scenario needs it")
    for name in names:
        if name.lower().endswith(".csv") and not name.startswith(".") and name not in known:
            hint = did_you_mean(name, known) or f"; known are {', '.join(known)}"
            problems.file(name, f"unknown table{hint}")
    return frozenset(names)


def _zones_of_agents(settings: Settings, people: People) -> ZoneOf:
    return lambda agent: settings.site_zone(people.group_of("site", agent))


def _check_contracts(settings: Settings, people: People, problems: Problems) -> None:
    zone_of = _zones_of_agents(settings, people)
    for name, draft in (settings.contracts or {}).items():
        contract = draft.sound("breaks")
        contracts = people.groups.get("contract", {})
        users = [agent for agent, used in contracts.items() if used == name]
        zones = dict.fromkeys(zone for zone in map(zone_of, users) if zone is not None)
        if contract is not None:
            place = _workplace(settings, tuple(zones))
            check_contract(contract, place, problems.under("contracts", name))


def _workplace(settings: Settings, zones: tuple[str, ...]) -> Workplace | None:
    if settings.horizon is None:
        return None
    keep_end = settings.rules.clock_change == "keep_end"
    return Workplace(zones, settings.horizon.grid(), keep_end)


def _read_tables(
    folder: Path,
    present: frozenset[str],
    settings: Settings,
    people: People,
    problems: Problems,
) -> dict[str, Any]:
    """The rows of every table that is there, by the field of the scenario they belong to."""
    zone_of = _zones_of_agents(settings, people)
    readers: dict[str, Callable[[Path], Any]] = {
        "forecast": lambda path: read_forecast(path, settings, problems),
        "time_off": lambda path: read_time_off(path, people, zone_of, problems),
        "availability": lambda path: read_availability(path, people, problems),
        "preferences": lambda path: read_preferences(path, people, problems),
        "activities": lambda path: read_activities(path, people, settings, zone_of, problems),
        "shifts": lambda path: read_shifts(path, people, zone_of, problems),
    }
    return {
        table: read(folder / f"{table}.csv")
        for table, read in readers.items()
        if f"{table}.csv" in present
    }


def _scenario(settings: Settings, people: People, tables: dict[str, Any]) -> Scenario:
    """Everything together; to be called only where no problem was found."""
    assert settings.horizon is not None
    return Scenario(
        name=settings.name,
        horizon=settings.horizon,
        reporting=settings.reporting,
        rules=settings.rules,
        objective=settings.objective,
        simulation=settings.simulation,
        sites=_nouns(settings.sites),
        contracts=_nouns(settings.contracts),
        queues=_nouns(settings.queues),
        handovers=settings.handovers,
        agents=people.agents,
        **tables,
    )


def _nouns(drafts: Mapping[str, Draft[N]] | None) -> dict[str, N]:
    return {name: draft.noun for name, draft in (drafts or {}).items() if draft.noun is not None}
