"""More or fewer chats at a time."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from planner.scenario import Scenario
from planner.whatif.changes.change import revised
from planner.whatif.changes.naming import joined
from planner.whatif.changes.queue_change import QueueChange, common


class ConcurrencyChange(QueueChange):
    """How many chats an agent handles at a time.

    The handle time stays: it is as measured at the concurrency, so whoever expects another one
    says so in a change of its own.
    """

    LINE: ClassVar = ("queues", "concurrency")
    EXAMPLE: ClassVar = "concurrency en-chat 3"

    kind: Literal["concurrency"] = "concurrency"
    concurrency: int = Field(ge=1, le=50)

    def words(self, scenario: Scenario) -> str:
        """`English chat: 3 at a time`."""
        return joined(f"{self._name(scenario)}: {self.concurrency} at a time")

    def _applied(self, scenario: Scenario) -> Scenario:
        return self._with_each(scenario, lambda queue: revised(queue, concurrency=self.concurrency))

    def inverse(self, scenario: Scenario) -> ConcurrencyChange | None:
        """The number before, where it was the same for all queues concerned."""
        before = common(queue.concurrency for queue in self._found(scenario).values())
        if before is None:
            return None
        return ConcurrencyChange(queues=self.queues, concurrency=before)
