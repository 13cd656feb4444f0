"""Another target for a queue."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from planner.scenario import Queue, Scenario
from planner.whatif.changes.change import revised
from planner.whatif.changes.naming import joined, percent
from planner.whatif.changes.queue_change import QueueChange, common

HOW_SOON = ("within_seconds", "within_hours")
KEYS = ("share", *HOW_SOON)


class ServiceLevelChange(QueueChange):
    """The share of contacts to answer in time, or how soon that is, or both."""

    LINE: ClassVar = ("queues", "share")
    EXAMPLE: ClassVar = "service_level de-voice 90% within_seconds=20"

    kind: Literal["service_level"] = "service_level"
    share: float | None = Field(None, gt=0, le=1)
    within_seconds: float | None = Field(None, ge=0, le=86400)
    within_hours: float | None = Field(None, gt=0, le=8784)

    @model_validator(mode="after")
    def _something_to_change(self) -> Self:
        if not self._given(*KEYS):
            raise ValueError("give share, or within_seconds or within_hours")
        if self.within_seconds is not None and self.within_hours is not None:
            raise ValueError("give within_seconds (voice, chat) or within_hours, not both")
        return self

    def words(self, scenario: Scenario) -> str:
        """`German voice: service level 90 % within 20 s`."""
        share = percent(self.share) if self.share is not None else ""
        soon = f"within {self.within_seconds:g} s" if self.within_seconds is not None else ""
        if self.within_hours is not None:
            soon = f"within {self.within_hours:g} h"
        return joined(f"{self._name(scenario)}: service level", share, soon)

    def _applied(self, scenario: Scenario) -> Scenario:
        return self._with_each(scenario, self._revised)

    def _revised(self, queue: Queue) -> Queue:
        given: dict[str, float | None] = {**self._given(*KEYS)}
        if given.keys() & set(HOW_SOON):
            # The other way to say it goes, so that the queue says which one its channel needs.
            given = {**dict.fromkeys(HOW_SOON), **given}
        return revised(queue, service_level=revised(queue.service_level, **given))

    def inverse(self, scenario: Scenario) -> ServiceLevelChange | None:
        """The target before, where it was the same for all queues concerned."""
        before = common(
            {key: getattr(queue.service_level, key) for key in self._given(*KEYS)}
            for queue in self._found(scenario).values()
        )
        return None if before is None else ServiceLevelChange(queues=self.queues, **before)
