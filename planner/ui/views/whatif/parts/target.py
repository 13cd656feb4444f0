"""The part that asks what customers are promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.ui.views.whatif.controls import Answers, Control
from planner.ui.views.whatif.parts.numbers import Amount, Percent
from planner.ui.views.whatif.parts.queues import QueuesPart

SHARE = Percent("share", "Share in time (%)", help="Empty: as it is.", least=0.1)
SECONDS = Amount(
    "within_seconds",
    "Within so many seconds",
    0.0,
    86_400.0,
    help="Empty: as it is.",
    required=False,
    step=5.0,
)
HOURS = Amount(
    "within_hours",
    "Within so many hours",
    0.1,
    8784.0,
    help="Opening hours, or hours by the calendar, as the queue has it. Empty: as it is.",
    required=False,
)


@dataclass(frozen=True)
class TargetPart:
    """The share to be answered in time, and how soon that is; what is not told stays.

    Calls and chats are promised seconds, email and social hours: of queues of both, the share
    alone can change.
    """

    queues: QueuesPart

    def controls(self, answers: Answers) -> Iterator[Control]:
        """The share, which must be told where nothing else is, and how soon."""
        soon = self._soon(answers)
        alone = soon is None or answers.get(soon.key) is None
        yield from replace(SHARE, required=alone).controls(answers)
        if soon is not None:
            yield from soon.controls(answers)

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """`{"share": 0.8, "within_seconds": 20.0}`, or one of them."""
        soon = self._soon(answers)
        return {**SHARE.keys(answers), **({} if soon is None else soon.keys(answers))}

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """What the change says."""
        return {**SHARE.answers(keys), **SECONDS.answers(keys), **HOURS.answers(keys)}

    def _soon(self, answers: Answers) -> Amount | None:
        ways = {self.queues.known[name].immediate for name in self.queues.chosen(answers)}
        if len(ways) != 1:
            return None
        return SECONDS if ways.pop() else HOURS
