"""When is planned: the horizon, its grid, and how reports and terms are counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from planner import clock
from planner.scenario.base import Currency, Noun, ZoneName

INTERVALS = (5, 10, 15, 30, 60)


class Horizon(Noun):
    """The half-open window between two local midnights, cut in intervals of elapsed time."""

    start: date = Field(ge=date(2000, 1, 1), le=date(2099, 12, 31))
    days: int = Field(ge=1, le=366)
    time_zone: ZoneName
    interval_minutes: Literal[5, 10, 15, 30, 60]

    @field_validator("interval_minutes")
    @classmethod
    def _fills_the_horizon(cls, minutes: int, info: ValidationInfo) -> int:
        if {"start", "days", "time_zone"} <= info.data.keys():
            _check_whole_intervals(minutes, **info.data)
        return minutes

    def grid(self) -> clock.Grid:
        """The intervals of the horizon; raises ValueError where they do not fill it."""
        return clock.Grid(
            start=clock.day_start(self.start, self.time_zone),
            end=clock.day_start(self.start + timedelta(days=self.days), self.time_zone),
            interval_minutes=self.interval_minutes,
        )


def _check_whole_intervals(minutes: int, start: date, days: int, time_zone: str) -> None:
    end = clock.day_start(start + timedelta(days=days), time_zone)
    length = round((end - clock.day_start(start, time_zone)) / clock.MINUTE)
    if length % minutes:
        fitting = max(interval for interval in INTERVALS if length % interval == 0)
        raise ValueError(
            f"the horizon has {length} minutes, which is no whole number of {minutes}-minute "
            f"intervals: a clock change falls into it; {fitting} would do"
        )


class ExchangeRates(Noun):
    """Units of each currency that one unit of the reporting currency buys, on a day."""

    as_of: date
    rates: dict[Currency, Annotated[float, Field(gt=0, le=1e9)]] = Field(default_factory=dict)


class Reporting(Noun):
    """The currency in which costs of several sites are added up."""

    currency: Currency
    exchange_rates: ExchangeRates | None = None

    @field_validator("exchange_rates")
    @classmethod
    def _one_for_itself(
        cls, rates: ExchangeRates | None, info: ValidationInfo
    ) -> ExchangeRates | None:
        own = info.data.get("currency", "")
        if rates is not None and rates.rates.get(own, 1.0) != 1.0:
            raise ValueError(f"the rate of {own}, the reporting currency itself, can only be 1")
        return rates

    def per_unit(self, currency: str) -> float:
        """What one unit of `currency` is worth in the reporting currency; KeyError if unknown."""
        if currency == self.currency:
            return 1.0
        if self.exchange_rates is None:
            raise KeyError(currency)
        return 1.0 / self.exchange_rates.rates[currency]


class Rules(Noun):
    """Policies that hold for every shift."""

    clock_change: Literal["keep_length", "keep_end"] = "keep_length"


class Objective(Noun):
    """What one unit of each term is worth, in late contacts."""

    uncovered_minute: float = Field(1.0, ge=0, le=1e6)
    unplaced_minute: float = Field(0.1, ge=0, le=1e6)
    hour_short: float = Field(2.0, ge=0, le=1e6)
    paid_hour: float = Field(0.2, ge=0, le=1e6)
    change: float = Field(2.0, ge=0, le=1e6)
    wish: float = Field(0.1, ge=0, le=1e6)
    unfairness: float = Field(0.5, ge=0, le=1e6)
    start_spread_hour: float = Field(0.1, ge=0, le=1e6)
