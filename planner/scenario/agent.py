"""Agents and what is known of each: skills, absences, availability, wishes, trainings, shifts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from planner.clock import iso_utc
from planner.scenario.base import Identifier, Language, Noun, Text
from planner.scenario.contract import OffQueue, TimeOfDay, Weekday, check_window

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
Level = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
Channel = Literal["voice", "chat", "email", "social"]
EVERYBODY = "all"


class Proficiency(Noun):
    """CEFR levels in one language; None where the agent does not speak, or write, it."""

    spoken: Level | None
    written: Level | None


class Agent(Noun):
    """A person who serves contacts."""

    agent: Identifier
    name: Text
    site: str
    contract: str
    languages: dict[Language, Proficiency]
    channels: frozenset[Channel]
    hourly_rate: float | None = Field(None, ge=0, le=1e9)
    starts_on: date | None = None
    ends_on: date | None = None
    team: Text | None = None

    @field_validator("agent")
    @classmethod
    def _not_everybody(cls, name: str) -> str:
        if name == EVERYBODY:
            raise ValueError(f'"{EVERYBODY}" means everybody in activities.csv: choose another id')
        return name

    @field_validator("ends_on")
    @classmethod
    def _not_before_the_first_day(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("starts_on")
        if last is not None and first is not None and last < first:
            raise ValueError(f"{last} is before starts_on, {first}")
        return last


class TimeOff(Noun):
    """An absence: the instants [start, end), and the local dates where it was given by dates."""

    agent: str
    start: datetime
    end: datetime
    first_date: date | None = None
    last_date: date | None = None
    kind: Text
    paid: bool

    @field_validator("end")
    @classmethod
    def _after_its_start(cls, end: datetime, info: ValidationInfo) -> datetime:
        return _later(end, info.data.get("start"))


class Availability(Noun):
    """A local window in which an agent can work, on weekdays or on one date.

    It may wrap past midnight; an end of 00:00 is the end of the day.
    """

    agent: str
    weekdays: tuple[Weekday, ...] = ()
    on: date | None = None
    from_: TimeOfDay = Field(alias="from")
    to: TimeOfDay

    @field_validator("to")
    @classmethod
    def _a_window(cls, to: time, info: ValidationInfo) -> time:
        if "from_" in info.data:
            check_window(info.data["from_"], to)
        return to


class Wish(Noun):
    """A wish to work, or to be off, on weekdays or on one date, maybe within a local window."""

    agent: str
    wish: Literal["work", "off"]
    weekdays: tuple[Weekday, ...] = ()
    on: date | None = None
    from_: TimeOfDay | None = Field(None, alias="from")
    to: TimeOfDay | None = Field(None, validate_default=True)
    weight: float = Field(1.0, ge=1, le=10)

    @field_validator("to")
    @classmethod
    def _a_window_of_two_ends(cls, to: time | None, info: ValidationInfo) -> time | None:
        if "from_" in info.data:
            check_window(info.data["from_"], to)
        return to


class Activity(Noun):
    """A training, meeting or one-to-one to place within [earliest, latest), `count` times.

    `agents` are the ids of those concerned; `together` asks that all attend at once.
    """

    activity: OffQueue
    agents: tuple[str, ...]
    minutes: int = Field(ge=1, le=1440)
    earliest: datetime
    latest: datetime
    together: bool
    count: int = Field(1, ge=1, le=366)

    @field_validator("latest")
    @classmethod
    def _after_the_earliest(cls, latest: datetime, info: ValidationInfo) -> datetime:
        return _later(latest, info.data.get("earliest"))


class PlacedActivity(Noun):
    """A stretch inside a published shift."""

    activity: OffQueue
    start: datetime
    minutes: int = Field(ge=1, le=1440)


class PublishedShift(Noun):
    """A shift already told to its agent: `published` may move at a price, `pinned` stays.

    `date` is the local date at the agent's site on which it starts. `activities` is None
    where its breaks are still to be planned.
    """

    agent: str
    date: date
    start: datetime
    end: datetime
    state: Literal["published", "pinned"]
    activities: tuple[PlacedActivity, ...] | None = None

    @field_validator("end")
    @classmethod
    def _after_its_start_and_within_a_day(cls, end: datetime, info: ValidationInfo) -> datetime:
        _later(end, info.data.get("start"))
        if "start" in info.data and end - info.data["start"] > timedelta(days=1):
            raise ValueError("the shift is longer than 24 hours")
        return end


def _later(end: datetime, start: datetime | None) -> datetime:
    if start is not None and end <= start:
        raise ValueError(f"the end, {iso_utc(end)}, is not after the start, {iso_utc(start)}")
    return end
