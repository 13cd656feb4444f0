"""A chatbot, or an automatic answer, switched on or off or set anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from planner.scenario import Deflection, Queue, Scenario
from planner.scenario.base import Share
from planner.whatif.changes.change import Impossible, made, revised
from planner.whatif.changes.naming import more_or_less, percent
from planner.whatif.changes.queue_change import QueueChange, common

FIGURES = ("share", "recontact", "handle_time_factor")


class DeflectionChange(QueueChange):
    """A bot in front of queues: other figures, a new one where there is none, or `off`."""

    LINE: ClassVar = ("queues", "off")
    EXAMPLE: ClassVar = "deflection en-chat share=20% recontact=15%"

    kind: Literal["deflection"] = "deflection"
    share: Share | None = None
    recontact: Share | None = None
    handle_time_factor: float | None = Field(None, gt=0, le=100)
    off: bool = False

    @model_validator(mode="after")
    def _either_off_or_figures(self) -> Self:
        if self.off == bool(self._given(*FIGURES)):
            raise ValueError("give share, recontact or handle_time_factor, or else off")
        return self

    def words(self, scenario: Scenario) -> str:
        """`English chat: bot tries 20 %, 15 % of its contacts come back`, `...: bot off`."""
        what = "off" if self.off else ", ".join(self._figures_in_words())
        return f"{self._name(scenario)}: bot {what}"

    def _figures_in_words(self) -> Iterator[str]:
        if self.share is not None:
            yield f"tries {percent(self.share)}"
        if self.recontact is not None:
            yield f"{percent(self.recontact)} of its contacts come back"
        if self.handle_time_factor is not None:
            yield f"handle time of the rest {more_or_less(self.handle_time_factor)}"

    def _applied(self, scenario: Scenario) -> Scenario:
        return self._with_each(scenario, self._revised)

    def _revised(self, queue: Queue) -> Queue:
        return revised(queue, deflection=None if self.off else self._bot(queue))

    def _bot(self, queue: Queue) -> Deflection:
        if queue.deflection is not None:
            return revised(queue.deflection, **self._given(*FIGURES))
        if self.share is None:
            raise Impossible("there is no bot yet: give its share too")
        return made(Deflection, **self._given(*FIGURES))

    def inverse(self, scenario: Scenario) -> DeflectionChange | None:
        """The bot before, or none, where that was the same for all queues concerned."""
        found = self._found(scenario).values()
        if all(queue.deflection is None for queue in found):
            return DeflectionChange(queues=self.queues, off=True)
        before = common(queue.deflection for queue in found)
        return None if before is None else DeflectionChange(queues=self.queues, **dict(before))
