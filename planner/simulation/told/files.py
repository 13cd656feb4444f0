"""The files of a simulation, beside the plan that was simulated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from planner.clock import iso_local, iso_utc
from planner.plan.folder import SIMULATION_FILES, csv_text, write_beside
from planner.plan.tables import Table, number
from planner.simulation import Estimate
from planner.simulation.told.record import NAMES, simulation_record
from planner.simulation.told.simulated import Simulated

ENDS = ("", "_low", "_high")
MEASURE_COLUMNS = tuple(name + end for name in NAMES.values() for end in ENDS)
DAY_COLUMNS = ("queue", "date", "target", "chance_met", *MEASURE_COLUMNS)
HOUR_COLUMNS = ("queue", "start_utc", "start_local", *MEASURE_COLUMNS)
AGENT_COLUMNS = ("agent", "occupancy", "occupancy_low", "occupancy_high")


def write_simulation(folder: Path, told: Simulated) -> None:
    """Write what was simulated into the plan's folder, in place of an earlier simulation.

    Raises `PlanFolderError`.
    """
    record = json.dumps(simulation_record(told), indent=2, ensure_ascii=False, allow_nan=False)
    content = (
        record + "\n",
        csv_text(_table(DAY_COLUMNS, _days(told))),
        csv_text(_table(HOUR_COLUMNS, _hours(told))),
        csv_text(_table(AGENT_COLUMNS, _agents(told))),
    )
    write_beside(folder, dict(zip(SIMULATION_FILES, content, strict=True)))


def _table(columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Table:
    return Table(columns, tuple(rows))


def _days(told: Simulated) -> Iterator[tuple[str, ...]]:
    """A queue's local days, then the whole horizon (date empty), as in service.csv."""
    service = told.simulation
    for q, (name, queue) in enumerate(told.scenario.queues.items()):
        target = number(queue.service_level.share)
        for d, day in enumerate(told.scenario.grid.dates(queue.time_zone)):
            met = number(float(service.day_met[q, d]))
            yield name, day.isoformat(), target, met, *_measures(service.days[:, q, d])
        yield name, "", target, "", *_measures(service.horizon[:, q])


def _hours(told: Simulated) -> Iterator[tuple[str, ...]]:
    """Hours counted from the horizon's start."""
    start, hours = told.scenario.grid.start, told.simulation.hours
    for q, (name, queue) in enumerate(told.scenario.queues.items()):
        for hour in range(hours.value.shape[2]):
            begin = start + timedelta(hours=hour)
            yield (
                name, iso_utc(begin), iso_local(begin, queue.time_zone),
                *_measures(hours[:, q, hour]),
            )  # fmt: skip


def _agents(told: Simulated) -> Iterator[tuple[str, ...]]:
    occupancy = told.simulation.occupancy
    for n, name in enumerate(told.scenario.agents):
        yield name, *_three(occupancy[n])


def _measures(found: Estimate) -> Iterator[str]:
    for measure in NAMES:
        yield from _three(found[measure])


def _three(found: Estimate) -> tuple[str, ...]:
    return tuple(map(number, found.single))
