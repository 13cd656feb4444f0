"""Reads activities.csv: trainings, meetings and one-to-ones to place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from planner import clock
from planner.clock import Grid
from planner.scenario.agent import EVERYBODY, Activity
from planner.scenario.agent_tables import ZoneOf
from planner.scenario.base import printable
from planner.scenario.people import People
from planner.scenario.problems import Problems
from planner.scenario.record import Column, Record, read_records
from planner.scenario.settings import Settings
from planner.scenario.suggestion import did_you_mean, shown
from planner.scenario.syntax import date_or_moment, is_date, whole_number, yes_or_no


def read_activities(
    path: Path, people: People, settings: Settings, zone_of: ZoneOf, problems: Problems
) -> tuple[Activity, ...]:
    """Reads activities.csv.

    Dates and local times are those of the people concerned where they share a time zone,
    and of the horizon where they do not.
    """
    columns = (
        Column("activity", printable),
        Column("who", _concerned(people, settings)),
        Column("minutes", whole_number),
        Column("earliest", date_or_moment),
        Column("latest", date_or_moment),
        Column("together", yes_or_no),
        Column("count", whole_number, required=False),
    )
    found = []
    for record in read_records(path, columns, problems):
        activity = _activity(record, zone_of, settings)
        if activity is not None and settings.horizon is not None:
            _check_room(record, activity, settings.horizon.grid())
        found.append(activity)
    return tuple(activity for activity in found if activity is not None)


def _concerned(people: People, settings: Settings) -> Callable[[str], tuple[str, ...]]:
    """A reader of `who`: an agent, `team:x`, `site:x` or `all`, or several after semicolons."""

    def read(cell: str) -> tuple[str, ...]:
        words = [word.strip() for word in cell.split(";") if word.strip()]
        named = {agent for word in words for agent in _members(word, people, settings)}
        return tuple(agent for agent in people.ids or () if agent in named)

    return read


def _members(word: str, people: People, settings: Settings) -> Collection[str]:
    kind, colon, name = word.partition(":")
    if word == EVERYBODY or people.ids is None:
        return people.ids or ()
    if colon and kind in ("team", "site"):
        return _group(kind, name.strip(), people, settings)
    if word not in people.ids:
        hint = did_you_mean(word, [*people.ids, EVERYBODY])
        raise ValueError(f"{shown(word)} is neither an agent, nor team:x, site:x or all{hint}")
    return (word,)


def _group(kind: str, name: str, people: People, settings: Settings) -> Collection[str]:
    members = [agent for agent, group in people.groups[kind].items() if group == name]
    if kind not in people.sound_groups or (kind == "site" and settings.sites is None):
        return members
    known = set(people.groups[kind].values())
    if kind == "site" and name in (settings.sites or ()) and not members:
        raise ValueError(f"nobody works at {shown(name)}")
    if not members:
        raise ValueError(f"there is no {kind} {shown(name)}{did_you_mean(name, known)}")
    return members


def _activity(record: Record, zone_of: ZoneOf, settings: Settings) -> Activity | None:
    zone = _shared_zone(record.values.get("who", ()), zone_of, settings)
    ends = {
        "earliest": _end(record, "earliest", zone, timedelta()),
        "latest": _end(record, "latest", zone, clock.DAY),
    }
    if None in ends.values() or "who" not in record.values:
        return None
    values = {**record.values, **ends, "agents": record.values["who"]}
    del values["who"]
    return record.noun(Activity, values)


def _shared_zone(agents: Iterable[str], zone_of: ZoneOf, settings: Settings) -> str | None:
    zones = {zone_of(agent) for agent in agents}
    if len(zones) == 1:
        return zones.pop()
    return settings.horizon.time_zone if settings.horizon and None not in zones else None


def _end(record: Record, column: str, zone: str | None, to_the_end: timedelta) -> datetime | None:
    value: date | datetime | None = record.values.get(column)
    if value is None or not is_date(value):
        return record.instant(column, zone)
    return None if zone is None else clock.day_start(value + to_the_end, zone)


def _check_room(record: Record, activity: Activity, grid: Grid) -> None:
    step = grid.interval_minutes
    if activity.minutes % step:
        record.tell(
            "minutes", f"{activity.minutes} minutes are no whole number of {step}-minute intervals"
        )
    elif activity.latest <= grid.start or activity.earliest >= grid.end:
        record.tell("earliest", "the activity lies outside the horizon: move it, or remove the row")
    elif activity.count * activity.minutes > _minutes_on_grid(activity, grid):
        record.tell(
            "latest",
            f"{activity.count} x {activity.minutes} minutes do not fit between "
            f"{clock.iso_utc(activity.earliest)} and {clock.iso_utc(activity.latest)}",
        )


def _minutes_on_grid(activity: Activity, grid: Grid) -> int:
    step = grid.interval_minutes
    first = -(-grid.minutes(activity.earliest) // step)
    last = grid.minutes(activity.latest) // step
    return (last - first) * step
