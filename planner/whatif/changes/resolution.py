"""More or fewer customers who come back because the first contact did not solve it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from planner.scenario import Queue, Resolution, Scenario
from planner.whatif.changes.change import Impossible, made, revised
from planner.whatif.changes.naming import joined, percent
from planner.whatif.changes.queue_change import QueueChange, common


class ResolutionChange(QueueChange):
    """Another first contact resolution.

    `forecast_first_contact_resolution` is what it was when the forecast was made; it is needed
    where the scenario does not tell.
    """

    LINE: ClassVar = ("queues", "first_contact_resolution")
    EXAMPLE: ClassVar = "resolution en-email 82%"

    kind: Literal["resolution"] = "resolution"
    first_contact_resolution: float = Field(gt=0, le=1)
    forecast_first_contact_resolution: float | None = Field(None, gt=0, le=1)

    def words(self, scenario: Scenario) -> str:
        """`English email: 78 % solved by the first contact (74 % in the forecast)`."""
        before = self.forecast_first_contact_resolution
        told = f"({percent(before)} in the forecast)" if before is not None else ""
        solved = f"{percent(self.first_contact_resolution)} solved by the first contact"
        return joined(f"{self._name(scenario)}: {solved}", told)

    def _applied(self, scenario: Scenario) -> Scenario:
        return self._with_each(scenario, self._revised)

    def _revised(self, queue: Queue) -> Queue:
        given = self._given("first_contact_resolution", "forecast_first_contact_resolution")
        if queue.resolution is not None:
            return revised(queue, resolution=revised(queue.resolution, **given))
        if self.forecast_first_contact_resolution is None:
            raise Impossible(
                "the scenario does not tell it for the forecast: give "
                "forecast_first_contact_resolution too"
            )
        return revised(queue, resolution=made(Resolution, **given))

    def inverse(self, scenario: Scenario) -> ResolutionChange | None:
        """The share before, where it was told and the same for all queues concerned."""
        before = common(queue.resolution for queue in self._found(scenario).values())
        if before is None or before.first_contact_resolution is None:
            return None
        history = before.forecast_first_contact_resolution
        return ResolutionChange(
            queues=self.queues,
            first_contact_resolution=before.first_contact_resolution,
            forecast_first_contact_resolution=history
            if self.forecast_first_contact_resolution is not None
            else None,
        )
