"""Queues: streams of contacts, each with its own customers, hours and target."""

from __future__ import annotations

from datetime import time
from typing import Literal

from pydantic import Field

from planner.scenario.agent import Agent, Channel, Level
from planner.scenario.agent import LEVELS
from planner.scenario.base import Noun, Share
from planner.scenario.contract import Weekday

IMMEDIATE = ("voice", "chat")


class LocalWindow(Noun):
    """A local window of the day; an end not after its beginning lies on the next day."""

    opens: time
    closes: time


class OpeningHours(Noun):
    """When customers can reach a queue: windows by weekday, and on public holidays.

    `holidays` is None where a public holiday is a day like any other.
    """

    weekdays: dict[Weekday, tuple[LocalWindow, ...]]
    holidays: tuple[LocalWindow, ...] | None = None


class ServiceLevel(Noun):
    """The share of offered contacts to answer in time, and how soon that is."""

    share: float = Field(gt=0, le=1)
    within_seconds: float | None = Field(None, ge=0)
    within_hours: float | None = Field(None, gt=0)
    clock: Literal["opening_hours", "elapsed"] = "opening_hours"


class Deflection(Noun):
    """A chatbot or automatic answer in front of a queue.

    `share` of the offered contacts it tries to keep; `recontact` of those reach an agent
    after all; the AHT of all that reach agents is multiplied by `handle_time_factor`.
    """

    share: Share
    recontact: Share = 0.0
    handle_time_factor: float = Field(1.0, gt=0)


class Resolution(Noun):
    """Repeat contacts: first contact resolution in the forecast's history, and in the plan."""

    forecast_first_contact_resolution: float = Field(gt=0, le=1)
    first_contact_resolution: float | None = Field(None, gt=0, le=1)
    recontact_hours: float = Field(24.0, ge=0)


class Queue(Noun):
    """One stream of contacts; `opening_hours` is None for a queue that never closes."""

    language: str
    channel: Channel
    level: Level = "B2"
    region: str | None = None
    time_zone: str
    country: str | None = None
    subdivision: str | None = None
    opening_hours: OpeningHours | None = None
    service_level: ServiceLevel
    handle_time_seconds: float | None = Field(None, gt=0)
    patience_seconds: float | None = Field(None, gt=0)
    max_abandonment: Share | None = None
    max_occupancy: float | None = Field(None, gt=0, le=1)
    concurrency: int = Field(1, ge=1)
    backlog: float = Field(0.0, ge=0)
    min_agents: int = Field(0, ge=0)
    priority: float = Field(1.0, gt=0)
    deflection: Deflection | None = None
    resolution: Resolution | None = None

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


class Handover(Noun):
    """A daily overlap of two sites in one language, so that open work passes on."""

    language: str
    from_: str = Field(alias="from")
    to: str
    overlap_minutes: int = Field(ge=1)


class ForecastRow(Noun):
    """Contacts offered in the period [start, start + period_minutes), before deflection."""

    queue: str
    start: datetime
    period_minutes: int = Field(ge=5, le=60)
    volume: float = Field(ge=0)
    handle_time_seconds: float | None = Field(None, gt=0)
