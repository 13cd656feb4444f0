"""What the scripts beside the scenarios share: demand over a week, people, and writing tables.

A script tells its own figures and names; `scenario.toml` tells the horizon, the queues' opening
hours and the sites' zones, so that no table can disagree with it.
"""

from __future__ import annotations

import csv
import math
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.scenario.holidays import public_holiday
from planner.scenario.opening import open_intervals
from planner.scenario.problems import SETTINGS_FILE, Problems
from planner.scenario.queue import Queue
from planner.scenario.settings import read_settings

Row = Sequence[object]

# --- what scenario.toml says ----------------------------------------------------------


@dataclass(frozen=True)
class Frame:
    """What the tables have to agree with; `zones` and `rates` (per hour) are the sites'."""

    grid: clock.Grid
    queues: Mapping[str, Queue]
    zones: Mapping[str, str]
    rates: Mapping[str, float]


def read_frame(folder: Path) -> Frame:
    """The frame of the scenario in a folder; raises ScenarioError where its toml is wrong."""
    problems = Problems()
    settings = read_settings(folder / SETTINGS_FILE, problems)
    problems.raise_if_any()
    assert settings.horizon is not None
    queues = {name: draft.noun for name, draft in (settings.queues or {}).items() if draft.noun}
    sites = {name: draft.noun for name, draft in (settings.sites or {}).items() if draft.noun}
    return Frame(
        grid=settings.horizon.grid(),
        queues=queues,
        zones={name: site.time_zone for name, site in sites.items()},
        rates={name: site.hourly_rate for name, site in sites.items() if site.hourly_rate},
    )


# --- demand ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Shape:
    """How a week's contacts spread over local hours and weekdays.

    `humps` are (centre hour, width in hours, height); `floor` is what never sleeps;
    `holiday` is what a public holiday leaves of a day.
    """

    floor: float
    humps: tuple[tuple[float, float, float], ...]
    weekdays: tuple[float, ...]
    holiday: float

    def at(self, hour: float, weekday: int) -> float:
        """The relative demand of one hour, without noise."""
        humps = sum(h * math.exp(-(((hour - c) / w) ** 2) / 2) for c, w, h in self.humps)
        return (self.floor + humps) * self.weekdays[weekday]


@dataclass(frozen=True)
class Demand:
    """Contacts of a usual week and their shape, by queue; `season` is a factor by date.

    A forecast row covers `minutes`, a whole number of the grid's intervals.
    """

    seed: int
    queues: Mapping[str, tuple[float, Shape]]
    season: Callable[[date], float]
    minutes: int = 60


def forecast(demand: Demand, frame: Frame) -> Iterator[Row]:
    """The rows of every queue, in the customers' local time."""
    for name, queue in frame.queues.items():
        yield from queue_rows(demand, name, queue, frame.grid)


def queue_rows(demand: Demand, name: str, queue: Queue, grid: clock.Grid) -> Iterator[Row]:
    """One queue's rows: shape x season x holiday x a day's and a row's noise."""
    volume, shape = demand.queues[name]
    scale = volume / usual_week(queue, shape)
    dice = random.Random(f"{demand.seed} {name}")
    days = {day: demand.season(day) * dice.gauss(1.0, 0.05) for day in grid.dates(queue.time_zone)}
    for day in days:
        days[day] *= shape.holiday if on_holiday(queue, day) else 1.0
    for number, share in enumerate(reached(queue, grid, demand.minutes)):
        start = grid.start + number * demand.minutes * clock.MINUTE
        wall = clock.local(start, queue.time_zone)
        noise = max(dice.gauss(1.0, 0.08), 0.5)
        if share:
            usual = scale * shape.at(hour_of(wall) + demand.minutes / 120, wall.weekday())
            expected = usual * days[wall.date()] * noise * share * demand.minutes / 60
            yield name, local_label(start, queue.time_zone), f"{expected:.1f}"


def usual_week(queue: Queue, shape: Shape) -> float:
    """The relative demand of a week without holidays and clock changes, for scaling."""
    monday = datetime(2027, 3, 1, tzinfo=UTC)
    week = clock.Grid(monday, monday + timedelta(weeks=1), 15)
    plain = queue.model_copy(update={"time_zone": "UTC", "country": None})
    shares = enumerate(reached(plain, week, 60))
    return sum(float(share) * shape.at(h % 24 + 0.5, h // 24) for h, share in shares)


def reached(queue: Queue, grid: clock.Grid, minutes: int) -> NDArray[np.float64]:
    """The share of each row's period in which contacts come; shape [rows].

    Messages come at any time, but nobody calls a closed line.
    """
    state = open_intervals(queue, grid) if queue.immediate else np.ones(grid.count, dtype=np.bool_)
    shares: NDArray[np.float64] = state.reshape(-1, minutes // grid.interval_minutes).mean(axis=1)
    return shares


def on_holiday(queue: Queue, day: date) -> bool:
    """Whether the queue's customers have a public holiday."""
    return public_holiday(queue.country, queue.subdivision, day) is not None


def hour_of(wall: datetime) -> float:
    """The hour of the day, with its fraction."""
    return wall.hour + wall.minute / 60


def local_label(instant: datetime, zone: str) -> str:
    """The local time, with its offset where the clocks show it twice."""
    wall = clock.local(instant, zone)
    if len(clock.instants(wall, zone)) > 1:
        return clock.iso_local(instant, zone)
    return f"{wall:%Y-%m-%dT%H:%M}"


# --- people ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Group:
    """Agents of one site who share a contract, their skills and a team."""

    count: int
    site: str
    contract: str
    languages: str
    channels: str
    team: str


@dataclass(frozen=True)
class Person:
    """An agent's id and name, with the group whose rules and skills they share."""

    agent: str
    name: str
    group: Group


def people(groups: Sequence[Group], names: Mapping[str, str]) -> list[Person]:
    """Everybody, numbered within their site; `names` are a site's, separated by commas."""
    found: list[Person] = []
    for site, listed in names.items():
        waiting = iter(listed.split(", "))
        members = [group for group in groups if group.site == site for _ in range(group.count)]
        digits = max(2, len(str(len(members))))
        found += [
            Person(f"{site}-{number:0{digits}d}", next(waiting), group)
            for number, group in enumerate(members, start=1)
        ]
    return found


def agents(staff: Sequence[Person], rates: Mapping[str, float]) -> Iterator[Row]:
    """The team; one in four has been here longer, and earns more than the site's rate."""
    for number, person in enumerate(staff):
        group = person.group
        rate = f"{rates[group.site] * 1.12:.2f}" if number % 4 == 0 else ""
        yield (
            person.agent, person.name, group.site, group.contract,
            group.languages, group.channels, rate, group.team,
        )  # fmt: skip


def span(begins: datetime, minutes: int) -> tuple[str, str]:
    """A shift's two instants, written in UTC."""
    return clock.iso_utc(begins), clock.iso_utc(begins + minutes * clock.MINUTE)


# --- writing --------------------------------------------------------------------------

COLUMNS = {
    "agents": "agent,name,site,contract,languages,channels,hourly_rate,team",
    "forecast": "queue,start,volume",
    "time_off": "agent,start,end,kind,paid",
    "availability": "agent,weekdays,from,to",
    "preferences": "agent,wish,weekdays,from,to,weight",
    "activities": "activity,who,minutes,earliest,latest,together,count",
    "shifts": "agent,start,end,state,activities",
}


def target(script_folder: Path) -> Path:
    """Where the tables go: the folder on the command line, else the script's own."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else script_folder


def write_tables(folder: Path, tables: Mapping[str, Iterable[Row]]) -> None:
    """Writes tables by their name, each with all columns that a script may fill."""
    for name, rows in tables.items():
        write(folder / f"{name}.csv", COLUMNS[name], rows)


def write(path: Path, header: str, rows: Iterable[Row]) -> None:
    """A table, with line ends that are the same everywhere."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(header.split(","))
        table.writerows(rows)
