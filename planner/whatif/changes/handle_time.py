"""Contacts that take longer, or less long."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from planner.scenario import ForecastRow, Queue, Scenario
from planner.whatif.changes.change import revised
from planner.whatif.changes.naming import joined, more_or_less
from planner.whatif.changes.queue_change import QueueChange, common


class HandleTimeChange(QueueChange):
    """Handle times multiplied by `factor`, or `seconds` for every contact.

    A factor holds for the queue's handle time and for those of its forecast rows. Seconds
    take the place of both.
    """

    LINE: ClassVar = ("queues", "by")
    EXAMPLE: ClassVar = "handle_time de-voice -10%"

    kind: Literal["handle_time"] = "handle_time"
    factor: float | None = Field(None, ge=0.001, le=1000)
    seconds: float | None = Field(None, gt=0, le=864000)

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if (self.factor is None) == (self.seconds is None):
            raise ValueError("give either factor (0.9 is 10 % less) or seconds")
        return self

    def words(self, scenario: Scenario) -> str:
        """`German voice: handle time -10 %`, `German voice: handle time 300 s`."""
        by = f"{self.seconds:g} s" if self.factor is None else more_or_less(self.factor)
        return joined(f"{self._name(scenario)}: handle time", by)

    def _applied(self, scenario: Scenario) -> Scenario:
        changed = self._with_each(scenario, self._revised)
        names = self._matched(scenario)
        forecast = tuple(
            self._revised_row(row)
            if row.queue in names and row.handle_time_seconds is not None
            else row
            for row in scenario.forecast
        )
        return changed.model_copy(update={"forecast": forecast})

    def _revised(self, queue: Queue) -> Queue:
        if self.factor is None:
            return revised(queue, handle_time_seconds=self.seconds)
        if queue.handle_time_seconds is None:
            return queue
        return revised(queue, handle_time_seconds=queue.handle_time_seconds * self.factor)

    def _revised_row(self, row: ForecastRow) -> ForecastRow:
        own = None
        if self.factor is not None and row.handle_time_seconds is not None:
            own = row.handle_time_seconds * self.factor
        return revised(row, handle_time_seconds=own)

    def inverse(self, scenario: Scenario) -> HandleTimeChange | None:
        """The inverse factor; or the seconds before, where they were the same for all."""
        if self.factor is not None:
            return HandleTimeChange(queues=self.queues, factor=1 / self.factor)
        found = self._found(scenario)
        before = common(queue.handle_time_seconds for queue in found.values())
        if before is None or any(
            row.queue in found and row.handle_time_seconds is not None for row in scenario.forecast
        ):
            return None
        return HandleTimeChange(queues=self.queues, seconds=before)
