"""Writes a scenario as a folder that reads back as the same scenario."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import tomli_w

from planner.clock import iso_utc
from planner.errors import PlannerError
from planner.scenario.agent import Activity, Agent, Availability, PublishedShift, TimeOff, Wish
from planner.scenario.base import Noun
from planner.scenario.horizon import Reporting
from planner.scenario.hours_syntax import written_hours
from planner.scenario.problems import SETTINGS_FILE
from planner.scenario.queue import ForecastRow, Queue
from planner.scenario.scenario import Scenario
from planner.scenario.settings import FORMAT
from planner.scenario.shift_table import NO_ACTIVITIES

Cells = Mapping[str, object]

SHIFT_COLUMNS = ("agent", "start", "end", "state", "activities")
REQUIRED_COLUMNS = {
    "agents": ("agent", "name", "site", "contract", "languages", "channels"),
    "forecast": ("queue", "start", "volume"),
}
"""What tables that are always there say even without rows."""


def write_scenario(scenario: Scenario, folder: Path) -> None:
    """Writes every file of a scenario into a folder, made where it does not exist.

    Instants are written in UTC. Raises PlannerError where the folder holds a scenario
    already, or cannot be written.
    """
    if (folder / SETTINGS_FILE).exists():
        raise PlannerError(f"{folder} holds a scenario already: choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SETTINGS_FILE).write_text(tomli_w.dumps(_settings(scenario)), encoding="utf-8")
        for name, rows in _tables(scenario).items():
            _write_table(folder / f"{name}.csv", rows, REQUIRED_COLUMNS.get(name, ()))
    except OSError as error:
        raise PlannerError(f"{folder} cannot be written: {error.strerror}") from error


def write_shifts(path: Path, shifts: Iterable[PublishedShift]) -> None:
    """Writes a shifts.csv that reads back as these shifts; instants are written in UTC."""
    _write_table(path, [_shift(shift) for shift in shifts], SHIFT_COLUMNS)


# --- scenario.toml ----------------------------------------------------------------------


def _settings(scenario: Scenario) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": scenario.name,
        "horizon": _plain(scenario.horizon),
        **({"reporting": _reporting(scenario.reporting)} if scenario.reporting else {}),
        "rules": _plain(scenario.rules),
        "objective": _plain(scenario.objective),
        "simulation": _plain(scenario.simulation),
        "sites": {name: _plain(site) for name, site in scenario.sites.items()},
        "contracts": {name: _plain(contract) for name, contract in scenario.contracts.items()},
        "queues": {name: _queue(queue) for name, queue in scenario.queues.items()},
        "handovers": [_plain(handover) for handover in scenario.handovers],
    }


def _plain(noun: Noun) -> dict[str, Any]:
    """A noun's keys without those that only repeat a default."""
    return noun.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)


def _reporting(reporting: Reporting) -> dict[str, Any]:
    keys: dict[str, Any] = {"currency": reporting.currency}
    if reporting.exchange_rates is not None:
        rates = reporting.exchange_rates
        keys["exchange_rates"] = {"as_of": rates.as_of, **rates.rates}
    return keys


def _queue(queue: Queue) -> dict[str, Any]:
    return {**_plain(queue), "opening_hours": written_hours(queue.opening_hours)}


# --- tables -----------------------------------------------------------------------------


def _tables(scenario: Scenario) -> dict[str, list[Cells]]:
    """Rows by table; the required ones always, the others where there is something to say."""
    required = {
        "agents": [_agent(agent) for agent in scenario.agents.values()],
        "forecast": [_forecast_row(row) for row in scenario.forecast],
    }
    optional = {
        "time_off": [_time_off(absence) for absence in scenario.time_off],
        "availability": [_on_days(window) for window in scenario.availability],
        "preferences": [_on_days(wish) for wish in scenario.preferences],
        "activities": [_activity(activity) for activity in scenario.activities],
        "shifts": [_shift(shift) for shift in scenario.shifts],
    }
    return required | {name: rows for name, rows in optional.items() if rows}


def _agent(agent: Agent) -> Cells:
    languages = (
        f"{language}:{skill.spoken or '-'}/{skill.written or '-'}"
        for language, skill in agent.languages.items()
    )
    return {
        **_plain(agent),
        "languages": " ".join(languages),
        "channels": " ".join(sorted(agent.channels)),
    }


def _forecast_row(row: ForecastRow) -> Cells:
    return {
        "queue": row.queue,
        "start": row.start,
        "volume": row.volume,
        "handle_time_seconds": row.handle_time_seconds,
        "period_minutes": row.period_minutes,
    }


def _time_off(absence: TimeOff) -> Cells:
    by_dates = absence.first_date is not None and absence.last_date is not None
    return {
        "agent": absence.agent,
        "start": absence.first_date if by_dates else absence.start,
        "end": absence.last_date if by_dates else absence.end,
        "kind": absence.kind,
        "paid": absence.paid,
    }


def _on_days(noun: Availability | Wish) -> Cells:
    days = noun.on if noun.on is not None else ",".join(noun.weekdays)
    cells: dict[str, Any] = {**noun.model_dump(by_alias=True), "weekdays": days}
    del cells["on"]
    return cells


def _activity(activity: Activity) -> Cells:
    return {
        "activity": activity.activity,
        "who": "; ".join(activity.agents),
        "minutes": activity.minutes,
        "earliest": activity.earliest,
        "latest": activity.latest,
        "together": activity.together,
        "count": activity.count,
    }


def _shift(shift: PublishedShift) -> Cells:
    placed = None
    if shift.activities is not None:
        placed = "; ".join(
            f"{one.activity} {iso_utc(one.start)}/{one.minutes}" for one in shift.activities
        )
    return {
        "agent": shift.agent,
        "start": shift.start,
        "end": shift.end,
        "state": shift.state,
        "activities": NO_ACTIVITIES if placed == "" else placed,
    }


def _write_table(path: Path, rows: Sequence[Cells], columns: Iterable[str] = ()) -> None:
    columns = dict.fromkeys((*columns, *(column for row in rows for column in row)))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return iso_utc(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.17g}" if isinstance(value, float) and value.is_integer() else str(value)
