"""A form that asks for one kind of change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from planner.scenario.problems import Keys, dotted
from planner.ui.views.whatif.controls import Answers, Control, is_empty
from planner.ui.views.whatif.draft import Draft
from planner.ui.views.whatif.parts.part import Part
from planner.ui.views.whatif.parts.queues import QUEUES, QueuesPart
from planner.whatif.changes import Change
from planner.whatif.changes.draft import change_of, keys_of


@dataclass(frozen=True)
class Form:
    """The parts of a form. queues: of a change of queues, the part that asks for them."""

    kind: str
    queues: QueuesPart | None
    parts: tuple[Part, ...]

    def ask(self, answer: Callable[[Control], Any]) -> dict[str, Any]:
        """Has every control answered, in order: which come next may depend on the answers."""
        answers: dict[str, Any] = {}
        for part in self._all():
            for control in part.controls(answers):
                answers[control.name] = answer(control)
        return answers

    def draft(self, answers: Answers) -> Draft:
        """The changes that the answers say: of queues that no pattern fits alone, one for each."""
        missing = tuple(
            control.label
            for part in self._all()
            for control in part.controls(answers)
            if control.required and is_empty(answers.get(control.name))
        )
        if missing:
            return Draft(missing=missing)
        changes: list[Change] = []
        problems: list[str] = []
        for keys in self._keys(answers):
            change = change_of(keys, lambda at, message: problems.append(_told(at, message)))
            if change is not None:
                changes.append(change)
        if problems:
            return Draft(problems=tuple(dict.fromkeys(problems)))
        return Draft(tuple(changes))

    def answers(self, change: Change) -> dict[str, Any]:
        """The answers that say a change, as far as the controls can."""
        keys = keys_of(change)
        return dict(chain.from_iterable(part.answers(keys).items() for part in self._all()))

    def _all(self) -> Iterator[Part | QueuesPart]:
        if self.queues is not None:
            yield self.queues
        yield from self.parts

    def _keys(self, answers: Answers) -> Iterator[Mapping[str, Any]]:
        said = dict(chain.from_iterable(part.keys(answers).items() for part in self.parts))
        if self.queues is None:
            yield {"kind": self.kind, **said}
            return
        for pattern in self.queues.patterns(answers):
            yield {"kind": self.kind, QUEUES: pattern, **said}


def _told(at: Keys, message: str) -> str:
    return f"{dotted(at)}: {message}" if at else message
