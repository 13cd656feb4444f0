"""Sites and contracts: where people work and the limits on their work."""

from __future__ import annotations

from datetime import time
from typing import Literal

from pydantic import Field

from planner.scenario.base import Noun

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Site(Noun):
    """A place of work with its clock, its public holidays and its currency."""

    time_zone: str
    country: str
    subdivision: str | None = None
    currency: str
    holidays: Literal["work", "off"] = "work"
    shrinkage: float = Field(0.0, ge=0, lt=1)
    hourly_rate: float | None = Field(None, ge=0)

    @property
    def capacity(self) -> float:
        """What one agent on queue is worth, in agents: all but the unplanned losses."""
        return 1.0 - self.shrinkage


class WeeklyHours(Noun):
    """Paid hours in a local week; the minimum is soft."""

    min: float = Field(0.0, ge=0)
    max: float = Field(gt=0, le=168)


class DaysPerWeek(Noun):
    """Worked days in a local week."""

    max: int = Field(ge=1, le=7)


class StartWindow(Noun):
    """Local start times from `from_` to `to`, both included; it may wrap past midnight."""

    from_: time = Field(alias="from")
    to: time
    every_minutes: int = Field(ge=1, le=1440)

    def minutes_of_day(self) -> frozenset[int]:
        """The start times of every date, as minutes after local midnight, below 1440."""
        first = self.from_.hour * 60 + self.from_.minute
        last = self.to.hour * 60 + self.to.minute
        if last < first:
            last += 1440
        return frozenset(m % 1440 for m in range(first, last + 1, self.every_minutes))


class Break(Noun):
    """A break of a shift; `earliest` and `latest` bound its start, in minutes after shift start."""

    name: str
    minutes: int = Field(ge=1, le=720)
    paid: bool
    earliest: int = Field(ge=0)
    latest: int = Field(ge=0)


class Premium(Noun):
    """An added share of the hourly rate on paid minutes inside a local window.

    Without `weekdays` and `holidays` it holds every day; with both, on either.
    """

    name: str
    from_: time | None = Field(None, alias="from")
    to: time | None = None
    weekdays: tuple[Weekday, ...] = ()
    holidays: bool = False
    share: float = Field(ge=0)


class Contract(Noun):
    """The limits on a person's work."""

    weekly_hours: WeeklyHours
    days_per_week: DaysPerWeek
    shift_minutes: tuple[int, ...] = Field(min_length=1)
    starts: tuple[StartWindow, ...] = Field(min_length=1)
    min_rest_hours: float = Field(11.0, ge=0)
    max_consecutive_days: int = Field(6, ge=1)
    min_consecutive_days_off: int | None = Field(None, ge=1)
    max_night_shifts_per_week: int | None = Field(None, ge=0)
    weekends_off: float | None = Field(None, ge=0, le=4)
    max_start_spread_minutes: int | None = Field(None, ge=0)
    breaks: tuple[Break, ...] = ()
    premiums: tuple[Premium, ...] = ()

    def breaks_in(self, minutes: int) -> tuple[Break, ...]:
        """The breaks that a shift of this length takes: those that fit in it."""
        return tuple(b for b in self.breaks if b.earliest + b.minutes <= minutes)

    def paid_minutes(self, minutes: int) -> int:
        """Paid minutes of a shift of this length, its unpaid breaks taken out."""
        return minutes - sum(b.minutes for b in self.breaks_in(minutes) if not b.paid)

    @property
    def hours_per_day_off(self) -> float:
        """What a paid day off counts towards the weekly hours."""
        return self.weekly_hours.max / self.days_per_week.max
