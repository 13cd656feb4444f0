"""More or fewer contacts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from planner import clock
from planner.scenario import ForecastRow, Scenario
from planner.scenario.opening import open_intervals
from planner.whatif.changes.change import Impossible, revised
from planner.whatif.changes.fields import Day
from planner.whatif.changes.forecast_rows import row_end, row_shares
from planner.whatif.changes.naming import horizon_name, joined, more_or_less, span_name
from planner.whatif.changes.queue_change import QueueChange

LARGEST_FACTOR = 1000.0


class VolumeChange(QueueChange):
    """A forecast multiplied by `factor`, or with `amount` contacts more in all.

    An amount is spread in proportion to the forecast, over all queues concerned together;
    where nothing is forecast, evenly over the periods in which a queue is open. `from_` and
    `to` are dates of each queue's customers, both included.
    """

    LINE: ClassVar = ("queues", "by")
    EXAMPLE: ClassVar = "volume de-voice +20% from 2027-03-08"

    kind: Literal["volume"] = "volume"
    factor: float | None = Field(None, ge=0, le=LARGEST_FACTOR)
    amount: float | None = Field(None, ge=-1e9, le=1e9)
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if (self.factor is None) == (self.amount is None):
            raise ValueError("give either factor (1.2 is 20 % more) or amount (contacts more)")
        if self.from_ is not None and self.to is not None and self.to < self.from_:
            raise ValueError(f"to, {self.to}, is before from, {self.from_}")
        return self

    def words(self, scenario: Scenario) -> str:
        """`German voice +20 % from 8 March`, `All queues +500 contacts`."""
        by = f"{self.amount:+.6g} contacts" if self.factor is None else more_or_less(self.factor)
        return joined(self._name(scenario), by, span_name(scenario, self.from_, self.to))

    def _applied(self, scenario: Scenario) -> Scenario:
        rows = self._rows(scenario)
        if not rows:
            raise Impossible(f"nothing is forecast then within {horizon_name(scenario)}")
        volumes = self._volumes(scenario, rows)
        forecast = tuple(
            revised(row, volume=volumes[i]) if i in volumes else row
            for i, row in enumerate(scenario.forecast)
        )
        return scenario.model_copy(update={"forecast": forecast})

    def _rows(self, scenario: Scenario) -> dict[int, ForecastRow]:
        """The rows concerned by their place: those that reach into the horizon, on these dates."""
        zones = {name: queue.time_zone for name, queue in self._matched(scenario).items()}
        grid = scenario.grid
        return {
            i: row
            for i, row in enumerate(scenario.forecast)
            if row.queue in zones
            and row.start < grid.end
            and row_end(row) > grid.start
            and self._holds_on(clock.local(row.start, zones[row.queue]).date())
        }

    def _holds_on(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)

    def _volumes(self, scenario: Scenario, rows: Mapping[int, ForecastRow]) -> dict[int, float]:
        total = sum(row.volume for row in rows.values())
        if self.factor is not None:
            return {i: row.volume * self.factor for i, row in rows.items()}
        assert self.amount is not None
        if total + self.amount < 0:
            raise Impossible(f"only {total:.6g} contacts are forecast there: take away fewer")
        if total == 0:
            places = _open_rows(scenario, rows) or rows.keys()
            return dict.fromkeys(places, self.amount / len(places))
        factor = (total + self.amount) / total
        return {i: row.volume * factor for i, row in rows.items()}

    def inverse(self, scenario: Scenario) -> VolumeChange | None:
        """As much back again, unless next to nothing was left."""
        if self.factor is not None:
            left = self.factor >= 1 / LARGEST_FACTOR
            return self.model_copy(update={"factor": 1 / self.factor}) if left else None
        assert self.amount is not None
        total = sum(row.volume for row in self._rows(scenario).values())
        left = total == 0 or total + self.amount > 0
        return self.model_copy(update={"amount": -self.amount}) if left else None


def _open_rows(scenario: Scenario, rows: Mapping[int, ForecastRow]) -> Collection[int]:
    """The rows, by their place, in some part of which their queue is open."""
    grid = scenario.grid
    names = {row.queue for row in rows.values()}
    opened = {name: open_intervals(scenario.queues[name], grid) for name in names}
    found = []
    for i, row in rows.items():
        touched, shares = row_shares(row, grid)
        if np.any(opened[row.queue][touched] & (shares > 0)):
            found.append(i)
    return found
