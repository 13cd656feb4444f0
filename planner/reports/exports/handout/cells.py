"""How a plan folder writes instants and ids; each reader raises ValueError."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime

from planner.scenario.base import IDENTIFIER
from planner.scenario.sentences import SENTENCES
from planner.scenario.suggestion import shown
from planner.scenario.syntax import moment, number


def identifier(text: str) -> str:
    """An id, which is safe in the name of a file."""
    if not re.fullmatch(IDENTIFIER, text):
        raise ValueError(SENTENCES["string_pattern_mismatch"].format(value=shown(text)))
    return text


def local_moment(text: str) -> datetime:
    """A local time with its offset, such as `2027-03-01T09:00+02:00`."""
    found = moment(text)
    if found.tzinfo is None:
        raise ValueError(f"{shown(text)} has no offset such as +02:00 at its end")
    return found


def utc_moment(text: str) -> datetime:
    """An instant, such as `2027-03-01T07:00Z`."""
    found = moment(text)
    if found.tzinfo is None:
        raise ValueError(f"{shown(text)} has no Z at its end: write it in UTC")
    return found.astimezone(UTC)


def number_or_no_end(text: str) -> float:
    """A number, or `inf` for a wait without end."""
    return math.inf if text == "inf" else number(text)
