"""The controls of a form, whatever shows them: what each asks for and what can be answered.

An answer is a number, a date, a text, a tuple of options chosen, or True or False; None, an
empty text and an empty tuple say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Answers = Mapping[str, Any]
"""What is said so far, by the names of controls."""


@dataclass(frozen=True, kw_only=True)
class Control:
    """One thing asked for. default: what it says before somebody answers."""

    name: str
    label: str
    help: str = ""
    required: bool = False
    default: Any = None


@dataclass(frozen=True, kw_only=True)
class Number(Control):
    """A number from `least` to `most`; whole numbers are int, others float."""

    least: float
    most: float
    step: float
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice(Control):
    """One of the options, each with its words; without a default nothing is chosen at first."""

    options: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Choices(Control):
    """Any number of the options, each with its words."""

    options: Mapping[str, str]
    default: tuple[str, ...] = field(default=())
    placeholder: str = "Choose"


@dataclass(frozen=True, kw_only=True)
class Day(Control):
    """A date from `first` to `last`."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Moment(Control):
    """A date and time without a zone, from `first` to `last`."""

    first: datetime
    last: datetime


@dataclass(frozen=True, kw_only=True)
class Words(Control):
    """A text."""

    default: str = ""


@dataclass(frozen=True, kw_only=True)
class Switch(Control):
    """Yes or no."""

    default: bool = False


def is_empty(answer: Any) -> bool:
    """Whether an answer says nothing."""
    return answer is None or answer in ("", (), [])
