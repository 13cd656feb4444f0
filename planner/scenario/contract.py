"""Sites and contracts: where people work and the limits on their work."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from planner.scenario.base import (
    Country,
    Currency,
    Noun,
    Text,
    ZoneName,
    known_subdivision,
)
from planner.scenario.suggestion import shown

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ON_QUEUE = "on_queue"


def off_queue(name: str) -> str:
    """The name of something done off the queue; ValueError where a plan could not tell it."""
    if name == ON_QUEUE:
        raise ValueError(f'"{ON_QUEUE}" means the work itself: choose another name')
    if ";" in name:
        raise ValueError(f"{shown(name)} has a semicolon, which separates activities in shifts.csv")
    return name


def whole_minute(value: time) -> time:
    """The time of day itself; ValueError where it has seconds or an offset."""
    if value.second or value.microsecond or value.tzinfo:
        raise ValueError(f"{value} is no whole minute of the local clock")
    return value


TimeOfDay = Annotated[time, AfterValidator(whole_minute)]
OffQueue = Annotated[Text, AfterValidator(off_queue)]


class Site(Noun):
    """A place of work with its clock, its public holidays and its currency."""

    time_zone: ZoneName
    country: Country
    subdivision: str | None = None
    currency: Currency
    holidays: Literal["work", "off"] = "work"
    shrinkage: float = Field(0.0, ge=0, lt=1)
    hourly_rate: float | None = Field(None, ge=0, le=1e9)

    @field_validator("subdivision")
    @classmethod
    def _subdivision_of_its_country(cls, code: str | None, info: ValidationInfo) -> str | None:
        return known_subdivision(code, info.data["country"]) if "country" in info.data else code

    @property
    def capacity(self) -> float:
        """What one agent on queue is worth, in agents: all but the unplanned losses."""
        return 1.0 - self.shrinkage


class WeeklyHours(Noun):
    """Paid hours in a local week; the minimum is soft."""

    min: float = Field(0.0, ge=0)
    max: float = Field(gt=0, le=168)

    @field_validator("max")
    @classmethod
    def _not_below_the_minimum(cls, hours: float, info: ValidationInfo) -> float:
        if hours < info.data.get("min", 0.0):
            raise ValueError(f"{hours:g} h is less than the minimum of {info.data['min']:g} h")
        return hours


class DaysPerWeek(Noun):
    """Worked days in a local week."""

    max: int = Field(ge=1, le=7)


class StartWindow(Noun):
    """Local start times from `from_` to `to`, both included; it may wrap past midnight."""

    from_: TimeOfDay = Field(alias="from")
    to: TimeOfDay
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

    name: OffQueue
    minutes: int = Field(ge=1, le=720)
    paid: bool
    earliest: int = Field(ge=0, le=1440)
    latest: int = Field(ge=0, le=1440)

    @field_validator("latest")
    @classmethod
    def _not_before_the_earliest(cls, latest: int, info: ValidationInfo) -> int:
        if latest < info.data.get("earliest", 0):
            raise ValueError(f"{latest} is before the earliest, {info.data['earliest']}")
        return latest


class Premium(Noun):
    """An added share of the hourly rate on paid minutes inside a local window.

    Without `weekdays` and `holidays` it holds every day; with both, on either.
    """

    name: Text
    from_: TimeOfDay | None = Field(None, alias="from")
    to: TimeOfDay | None = Field(None, validate_default=True)
    weekdays: tuple[Weekday, ...] = ()
    holidays: bool = False
    share: float = Field(ge=0, le=10)

    @field_validator("to")
    @classmethod
    def _a_window_of_two_ends(cls, to: time | None, info: ValidationInfo) -> time | None:
        if "from_" in info.data:
            check_window(info.data["from_"], to)
        return to


def check_window(opens: time | None, closes: time | None) -> None:
    """Raises ValueError for a local window with one end, or with both at the same time.

    From 00:00 to 00:00 is the whole day.
    """
    if (opens is None) != (closes is None):
        raise ValueError("from and to belong together: give both or neither")
    if opens is not None and opens == closes and opens != time():
        raise ValueError(f"from and to are both {opens:%H:%M}: for the whole day write 00:00 twice")


class Contract(Noun):
    """The limits on a person's work."""

    weekly_hours: WeeklyHours
    days_per_week: DaysPerWeek
    shift_minutes: tuple[Annotated[int, Field(ge=1, le=1440)], ...] = Field(
        min_length=1, max_length=100
    )
    starts: tuple[StartWindow, ...] = Field(min_length=1, max_length=100)
    min_rest_hours: float = Field(11.0, ge=0, le=168)
    max_consecutive_days: int = Field(6, ge=1, le=366)
    min_consecutive_days_off: int | None = Field(None, ge=1, le=28)
    max_night_shifts_per_week: int | None = Field(None, ge=0, le=7)
    weekends_off: float | None = Field(None, ge=0, le=4)
    max_start_spread_minutes: int | None = Field(None, ge=0, le=1440)
    breaks: tuple[Break, ...] = Field((), max_length=10)
    premiums: tuple[Premium, ...] = Field((), max_length=100)

    @field_validator("shift_minutes")
    @classmethod
    def _each_length_once(cls, lengths: tuple[int, ...]) -> tuple[int, ...]:
        if len(set(lengths)) < len(lengths):
            raise ValueError("a length is listed twice")
        return lengths

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
