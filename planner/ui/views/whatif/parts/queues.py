"""The part that asks which queues a change is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.scenario import Queue
from planner.ui.views.whatif.controls import Answers, Choices, Control
from planner.whatif.changes.naming import matching

QUEUES = "queues"
ALL = "*"


@dataclass(frozen=True)
class QueuesPart:
    """Any number of the queues on offer, or all of them.

    known: all queues. offered: the ids of those that can have such a change. all_words: what
    they are called together.
    """

    known: Mapping[str, Queue]
    offered: Sequence[str]
    all_words: str = "All queues"

    def controls(self, answers: Answers) -> Iterator[Control]:
        """One choice of several."""
        together = {ALL: self.all_words} if self.offered else {}
        yield Choices(
            name=QUEUES, label="Queues", required=True,
            options={**together, **{queue: queue for queue in self.offered}},
        )  # fmt: skip

    def chosen(self, answers: Answers) -> tuple[str, ...]:
        """The ids chosen, in the order in which they were."""
        chosen: tuple[str, ...] = tuple(answers.get(QUEUES, ()))
        return tuple(self.offered) if ALL in chosen else chosen

    def patterns(self, answers: Answers) -> tuple[str, ...]:
        """The fewest patterns found that fit those chosen and no others; a change for each."""
        chosen = self.chosen(answers)
        if len(chosen) < 2:
            return chosen
        together = _pattern(chosen, self.known)
        return chosen if together is None else (together,)

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The queues that a pattern fits."""
        if keys[QUEUES] == ALL:
            return {QUEUES: (ALL,)}
        return {QUEUES: tuple(matching(keys[QUEUES], self.offered))}


def _pattern(chosen: Sequence[str], known: Mapping[str, Queue]) -> str | None:
    """`*`, `de-*` or `*-chat`, where one such fits the queues chosen and no others."""
    name = chosen[0]
    beginnings = (f"{name[:cut]}*" for cut in range(len(name), 0, -1))
    ends = (f"*{name[cut:]}" for cut in range(1, len(name)))
    return next(
        (one for one in (ALL, *beginnings, *ends) if set(matching(one, known)) == set(chosen)), None
    )
