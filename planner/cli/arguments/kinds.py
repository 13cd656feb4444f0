"""What an option's text may be: numbers within bounds, told in words where they are not."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from typing import TypeVar

N = TypeVar("N", int, float)


def seconds(text: str) -> float:
    """A finite number of seconds above 0."""
    value = _number(float, text)
    if value is None or not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return value


def positive(text: str) -> int:
    """A whole number above 0."""
    value = _number(int, text)
    if value is None or value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return value


def at_least_two(text: str) -> int:
    """A whole number from 2 on."""
    value = _number(int, text)
    if value is None or value < 2:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 2 on")
    return value


def natural(text: str) -> int:
    """A whole number from 0 on."""
    value = _number(int, text)
    if value is None or value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return value


def port(text: str) -> int:
    """A port that an ordinary user may use: 1024 to 65535."""
    value = _number(int, text)
    if value is None or not 1024 <= value <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1024 to 65535")
    return value


def _number(kind: Callable[[str], N], text: str) -> N | None:
    try:
        return kind(text)
    except ValueError:
        return None
