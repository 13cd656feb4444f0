"""What every part of a form can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from planner.ui.views.whatif.controls import Answers, Control


class Part(Protocol):
    """Asks for one thing, and turns what is answered into keys of a change, and back."""

    def controls(self, answers: Answers) -> Iterator[Control]:
        """The controls, one by one: each may depend on what the ones before it were answered."""

    def keys(self, answers: Answers) -> Mapping[str, Any]:
        """What the answers say, as a file of changes would; nothing where they say nothing."""

    def answers(self, keys: Mapping[str, Any]) -> Answers:
        """The answers that say what these keys of a change do."""
