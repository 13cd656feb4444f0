"""Queues: streams of contacts, each with its own customers, hours and target."""

from __future__ import annotations

from datetime import datetime, time
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from planner.scenario.agent import LEVELS, Agent, Channel, Level
from planner.scenario.base import (
    Country,
    Identifier,
    Language,
    Noun,
    Share,
    Text,
    ZoneName,
    known_subdivision,
)
from planner.scenario.contract import TimeOfDay, Weekday
from planner.scenario.suggestion import shown

IMMEDIATE = ("voice", "chat")


class LocalWindow(Noun):
    """A local window of the day; an end not after its beginning lies on the next day."""

    opens: TimeOfDay
    closes: TimeOfDay

    @field_validator("closes")
    @classmethod
    def _not_as_it_opens(cls, closes: time, info: ValidationInfo) -> time:
        if closes == info.data.get("opens") and closes != time():
            raise ValueError(f'opens and closes at {closes:%H:%M}; all day is "00:00-24:00"')
        return closes

    @property
    def minutes(self) -> tuple[int, int]:
        """Beginning and end in minutes after midnight of the day it begins; the end is later."""
        first = self.opens.hour * 60 + self.opens.minute
        last = self.closes.hour * 60 + self.closes.minute
        return first, last if last > first else last + 1440


class OpeningHours(Noun):
    """When customers can reach a queue: windows by weekday, and on public holidays.

    `holidays` is None where a public holiday is a day like any other.
    """

    weekdays: dict[Weekday, tuple[LocalWindow, ...]]
    holidays: tuple[LocalWindow, ...] | None = None


class ServiceLevel(Noun):
    """The share of offered contacts to answer in time, and how soon that is."""

    share: float = Field(gt=0, le=1)
    within_seconds: float | None = Field(None, ge=0, le=86400)
    within_hours: float | None = Field(None, gt=0, le=8784)
    clock: Literal["opening_hours", "elapsed"] = "opening_hours"

    @field_validator("within_hours")
    @classmethod
    def _one_way_to_say_how_soon(cls, hours: float | None, info: ValidationInfo) -> float | None:
        if hours is not None and info.data.get("within_seconds") is not None:
            raise ValueError("within_seconds and within_hours contradict each other: keep one")
        return hours


class Deflection(Noun):
    """A chatbot or automatic answer in front of a queue.

    `share` of the offered contacts it tries to keep; `recontact` of those reach an agent
    after all; the AHT of all that reach agents is multiplied by `handle_time_factor`.
    """

    share: Share
    recontact: Share = 0.0
    handle_time_factor: float = Field(1.0, gt=0, le=100)


class Resolution(Noun):
    """Repeat contacts: first contact resolution in the forecast's history, and in the plan."""

    forecast_first_contact_resolution: float = Field(gt=0, le=1)
    first_contact_resolution: float | None = Field(None, gt=0, le=1)
    recontact_hours: float = Field(24.0, ge=0, le=8784)


class Queue(Noun):
    """One stream of contacts; `opening_hours` is None for a queue that never closes."""

    language: Language
    channel: Channel
    level: Level = "B2"
    region: Text | None = None
    time_zone: ZoneName
    country: Country | None = None
    subdivision: str | None = None
    opening_hours: OpeningHours | None = None
    service_level: ServiceLevel
    handle_time_seconds: float | None = Field(None, gt=0, le=864000)
    patience_seconds: float | None = Field(None, gt=0, le=864000)
    max_abandonment: float | None = Field(None, gt=0, le=1)
    max_occupancy: float | None = Field(None, gt=0, le=1)
    concurrency: int = Field(1, ge=1, le=50)
    backlog: float = Field(0.0, ge=0, le=1e9)
    min_agents: int = Field(0, ge=0, le=100000)
    priority: float = Field(1.0, gt=0, le=1e6)
    deflection: Deflection | None = None
    resolution: Resolution | None = None

    @field_validator("subdivision")
    @classmethod
    def _subdivision_of_its_country(cls, code: str | None, info: ValidationInfo) -> str | None:
        return known_subdivision(code, info.data["country"]) if "country" in info.data else code

    @field_validator("service_level")
    @classmethod
    def _target_of_its_channel(cls, target: ServiceLevel, info: ValidationInfo) -> ServiceLevel:
        if info.data.get("channel") in IMMEDIATE:
            _check_immediate(target, info.data["channel"])
        elif "channel" in info.data and target.within_hours is None:
            raise ValueError(f"{info.data['channel']} needs within_hours, not within_seconds")
        return target

    @field_validator("patience_seconds", "max_abandonment")
    @classmethod
    def _only_where_customers_wait_on_the_line(
        cls, value: float | None, info: ValidationInfo
    ) -> float | None:
        if value is not None and info.data.get("channel") in ("email", "social"):
            raise ValueError(f"nobody abandons {info.data['channel']}: leave it out")
        return value

    @field_validator("concurrency")
    @classmethod
    def _several_at_once_only_in_chat(cls, value: int, info: ValidationInfo) -> int:
        if value > 1 and info.data.get("channel", "chat") != "chat":
            raise ValueError(f"only chat is handled several at a time, not {info.data['channel']}")
        return value

    @field_validator("backlog")
    @classmethod
    def _waiting_only_where_contacts_may_wait(cls, value: float, info: ValidationInfo) -> float:
        if value > 0 and info.data.get("channel") in IMMEDIATE:
            raise ValueError(f"{info.data['channel']} contacts do not wait for days: leave it out")
        return value

    @property
    def immediate(self) -> bool:
        """Whether contacts are answered now (voice, chat), or may wait (email, social)."""
        return self.channel in IMMEDIATE

    def served_by(self, agent: Agent) -> bool:
        """Whether the agent has the channel, and the language well enough for it."""
        skill = agent.languages.get(self.language)
        if skill is None or self.channel not in agent.channels:
            return False
        level = skill.spoken if self.channel == "voice" else skill.written
        return level is not None and LEVELS.index(level) >= LEVELS.index(self.level)


def _check_immediate(target: ServiceLevel, channel: str) -> None:
    if target.within_hours is not None or target.within_seconds is None:
        raise ValueError(f"{channel} needs within_seconds, not within_hours")
    if "clock" in target.model_fields_set:
        raise ValueError(f"clock belongs to email and social, not to {channel}: leave it out")
    if target.share == 1:
        raise ValueError(f"no number of agents answers every {channel} contact in time: below 1")


class Handover(Noun):
    """A daily overlap of two sites in one language, so that open work passes on."""

    language: Language
    from_: str = Field(alias="from")
    to: str
    overlap_minutes: int = Field(ge=1, le=1440)

    @field_validator("to")
    @classmethod
    def _another_site(cls, site: str, info: ValidationInfo) -> str:
        if site == info.data.get("from_"):
            raise ValueError(f"{shown(site)} cannot hand over to itself")
        return site


class ForecastRow(Noun):
    """Contacts offered in the period [start, start + period_minutes), before deflection."""

    queue: Identifier
    start: datetime
    period_minutes: int = Field(ge=5, le=60)
    volume: float = Field(ge=0, le=1e7)
    handle_time_seconds: float | None = Field(None, gt=0, le=864000)
