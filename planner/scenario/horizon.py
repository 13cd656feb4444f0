"""When is planned: the horizon, its grid, and how reports and terms are counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from planner import clock
from planner.scenario.base import Noun

INTERVALS = (5, 10, 15, 30, 60)


class Horizon(Noun):
    """The half-open window between two local midnights, cut in intervals of elapsed time."""

    start: date
    days: int = Field(ge=1, le=366)
    time_zone: str
    interval_minutes: Literal[5, 10, 15, 30, 60]

    def grid(self) -> clock.Grid:
        """The intervals of the horizon; raises ValueError where they do not fill it."""
        return clock.Grid(
            start=clock.day_start(self.start, self.time_zone),
            end=clock.day_start(self.start + timedelta(days=self.days), self.time_zone),
            interval_minutes=self.interval_minutes,
        )


class ExchangeRates(Noun):
    """Units of each currency that one unit of the reporting currency buys, on a day."""

    as_of: date
    rates: dict[str, float] = {}


class Reporting(Noun):
    """The currency in which costs of several sites are added up."""

    currency: str
    exchange_rates: ExchangeRates | None = None

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

    uncovered_minute: float = Field(1.0, ge=0)
    unplaced_minute: float = Field(0.1, ge=0)
    hour_short: float = Field(2.0, ge=0)
    paid_hour: float = Field(0.2, ge=0)
    change: float = Field(2.0, ge=0)
    wish: float = Field(0.1, ge=0)
    unfairness: float = Field(0.5, ge=0)
    start_spread_hour: float = Field(0.1, ge=0)
