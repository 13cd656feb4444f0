"""What a command gives back: an exit status and the text for standard output."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """The exit statuses of every command."""

    DONE = 0
    VIOLATIONS = 1
    BAD_INPUT = 2
    CONFLICT = 3
    FAULT = 70
    INTERRUPTED = 130


@dataclass(frozen=True)
class Outcome:
    """A command's result, printed only when the work is done."""

    status: Exit
    text: str


def as_json(record: object) -> str:
    """A record as JSON that any reader accepts: no NaN, names in their own letters."""
    return json.dumps(record, indent=2, ensure_ascii=False, allow_nan=False)
