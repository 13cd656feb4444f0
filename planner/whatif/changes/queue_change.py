"""Changes of queues, each of all the queues whose ids a pattern fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from planner.scenario import Queue, Scenario
from planner.scenario.suggestion import did_you_mean, shown
from planner.whatif.changes.change import Change, Impossible
from planner.whatif.changes.fields import QueuePattern
from planner.whatif.changes.naming import matching, queues_name

T = TypeVar("T")


class QueueChange(Change):
    """A change of every queue that `queues` names: an id, or a pattern such as `de-*`."""

    queues: QueuePattern

    def _name(self, scenario: Scenario) -> str:
        return queues_name(scenario, self.queues)

    def _given(self, *keys: str) -> dict[str, float]:
        """Those of these fields that are given."""
        return {key: getattr(self, key) for key in keys if getattr(self, key) is not None}

    def _found(self, scenario: Scenario) -> dict[str, Queue]:
        """The queues concerned, maybe none."""
        return {name: scenario.queues[name] for name in matching(self.queues, scenario.queues)}

    def _matched(self, scenario: Scenario) -> dict[str, Queue]:
        """The queues concerned; raises Impossible where there is none."""
        found = self._found(scenario)
        if not found:
            known = scenario.queues
            hint = did_you_mean(self.queues, known) or f"; known are {', '.join(known)}"
            raise Impossible(f"no queue has the id {shown(self.queues)}{hint}")
        return found

    def _with_each(self, scenario: Scenario, revise: Callable[[Queue], Queue]) -> Scenario:
        """The scenario with every queue concerned revised; every reason against it at once."""
        changed: dict[str, Queue] = {}
        reasons: list[str] = []
        for name, queue in self._matched(scenario).items():
            try:
                changed[name] = revise(queue)
            except Impossible as error:
                reasons += [f"{name}: {reason}" for reason in error.reasons]
        if reasons:
            raise Impossible(*reasons)
        return scenario.model_copy(update={"queues": {**scenario.queues, **changed}})


def common(values: Iterable[T]) -> T | None:
    """The value that all share; None where they differ, or there is none."""
    found = list(values)
    return found[0] if found and all(value == found[0] for value in found) else None
