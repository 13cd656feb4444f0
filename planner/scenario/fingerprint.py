"""A scenario's fingerprint: the same for the same content, however its files are laid out."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, time

from planner.scenario.scenario import Scenario


def fingerprint(scenario: Scenario) -> str:
    """The SHA-256 of everything the scenario says of planning, in its own order."""
    text = json.dumps(scenario.model_dump(exclude={"simulation"}), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    raise TypeError(f"a scenario holds a {type(value).__name__}, which has no fingerprint")
