"""Agents and what is known of each: skills, absences, availability, wishes, trainings, shifts."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal

from pydantic import Field

from planner.scenario.base import Identifier, Noun
from planner.scenario.contract import Weekday

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
Level = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
Channel = Literal["voice", "chat", "email", "social"]


class Proficiency(Noun):
    """CEFR levels in one language; None where the agent does not speak, or write, it."""

    spoken: Level | None
    written: Level | None


class Agent(Noun):
    """A person who serves contacts."""

    agent: Identifier
    name: str
    site: str
    contract: str
    languages: dict[str, Proficiency]
    channels: frozenset[Channel]
    hourly_rate: float | None = Field(None, ge=0)
    starts_on: date | None = None
    ends_on: date | None = None
    team: str | None = None


class TimeOff(Noun):
    """An absence: the instants [start, end), and the local dates where it was given by dates."""

    agent: str
    start: datetime
    end: datetime
    first_date: date | None = None
    last_date: date | None = None
    kind: str
    paid: bool


class Availability(Noun):
    """A local window in which an agent can work, on weekdays or on one date.

    It may wrap past midnight; an end of 00:00 is the end of the day.
    """

    agent: str
    weekdays: tuple[Weekday, ...] = ()
    on: date | None = None
    from_: time = Field(alias="from")
    to: time


class Wish(Noun):
    """A wish to work, or to be off, on weekdays or on one date, maybe within a local window."""

    agent: str
    wish: Literal["work", "off"]
    weekdays: tuple[Weekday, ...] = ()
    on: date | None = None
    from_: time | None = Field(None, alias="from")
    to: time | None = None
    weight: float = Field(1.0, ge=1, le=10)


class Activity(Noun):
    """A training, meeting or one-to-one to place within [earliest, latest), `count` times.

    `agents` are the ids of those concerned; `together` asks that all attend at once.
    """

    activity: str
    agents: tuple[str, ...]
    minutes: int = Field(ge=1)
    earliest: datetime
    latest: datetime
    together: bool
    count: int = Field(1, ge=1)


class PlacedActivity(Noun):
    """A stretch inside a published shift."""

    activity: str
    start: datetime
    minutes: int = Field(ge=1)


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
