"""From what a user wrote of a change to the change, every problem told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.scenario.problems import Tell
from planner.scenario.sentences import draft
from planner.scenario.suggestion import did_you_mean, shown
from planner.whatif.changes.change import Change
from planner.whatif.changes.kinds import KINDS


def change_of(raw: object, tell: Tell) -> Change | None:
    """The change of these keys and values, as in a file; None with problems told."""
    if not isinstance(raw, Mapping):
        tell((), f"{shown(raw)} is no change: begin it with [[change]]")
        return None
    kind = raw.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        return draft(KINDS[kind], raw, tell).noun
    wrong = "is missing" if kind is None else f"{shown(kind)} is no kind of change"
    hint = did_you_mean(kind, KINDS) if isinstance(kind, str) else ""
    tell(("kind",), wrong + (hint or f"; known are {', '.join(KINDS)}"))
    return None


def keys_of(change: Change) -> dict[str, Any]:
    """The change as keys and values of a file, without those that only repeat a default."""
    keys = change.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    return {"kind": change.kind, **keys}
