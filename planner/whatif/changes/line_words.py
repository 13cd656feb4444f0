"""The single words of a change on one line: how each is read, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from planner.scenario.suggestion import shown
from planner.scenario.syntax import (
    date_or_moment,
    iso_date,
    number,
    one_of,
    whole_number,
    yes_or_no,
)
from planner.whatif.changes.fields import OFF

Reader = Callable[[str], Any]

BY = "by"
"""The place of a word that says how much more or less: `+20%`, `x1.2`, `+500`, `300s`."""
MEASURES = ("factor", "amount", "seconds")
"""The keys that such a word can have."""


# --- reading ----------------------------------------------------------------------------


def measure(text: str) -> tuple[str, float]:
    """The key and the value of `+20%` or `x1.2` (factor), `+500` (amount) or `300s` (seconds)."""
    try:
        if text.startswith("x"):
            return "factor", number(text[1:])
        if text.endswith("s"):
            return "seconds", number(text[:-1])
        if text.startswith(("+", "-")):
            if text.endswith("%"):
                return "factor", float(1 + _percent(text))
            return "amount", number(text)
    except ValueError:
        pass
    raise ValueError(f"{shown(text)} says not how much: write +20%, -5%, x1.2, +500 or 300s")


def share(text: str) -> float:
    """A share: `20%` or `0.2`."""
    return float(_percent(text)) if text.endswith("%") else number(text)


def _percent(text: str) -> Decimal:
    """The share that a percentage is, without the rounding of binary numbers."""
    number(text[:-1])
    try:
        return Decimal(text[:-1]) / 100
    except ArithmeticError:
        raise ValueError(f"{shown(text)} is out of reach") from None


def _number_or_off(text: str) -> float | str:
    return OFF if text == OFF else number(text)


def _blanks(text: str) -> str:
    """What stands with commas on a line and with blanks in a file."""
    return " ".join(text.split(","))


READERS: dict[str, Reader] = {
    "factor": number,
    "amount": number,
    "seconds": number,
    "from": date_or_moment,
    "to": date_or_moment,
    "date": iso_date,
    "starts_on": iso_date,
    "ends_on": iso_date,
    "share": share,
    "recontact": share,
    "first_contact_resolution": share,
    "forecast_first_contact_resolution": share,
    "handle_time_factor": number,
    "within_seconds": number,
    "within_hours": number,
    "volume_per_hour": number,
    "hourly_rate": number,
    "concurrency": whole_number,
    "count": whole_number,
    "languages": _blanks,
    "channels": _blanks,
    "value": _number_or_off,
    "paid": yes_or_no,
    "off": lambda text: one_of((OFF,))(text) == OFF,
}
"""How the text of a key becomes the value that a file would have; all others are text."""

SHARES = tuple(key for key, read in READERS.items() if read is share)
LISTS = tuple(key for key, read in READERS.items() if read is _blanks)


# --- writing ----------------------------------------------------------------------------


def measure_text(key: str, value: float) -> str:
    """What `measure` reads back."""
    plain = plain_number(value)
    if key == "seconds":
        return f"{plain}s"
    if key == "amount":
        return plain if plain.startswith("-") else f"+{plain}"
    percent = f"{((Decimal(repr(value)) - 1) * 100).normalize():+f}%"
    return percent if measure(percent) == (key, value) else f"x{plain}"


def text_of(key: str, value: Any) -> str:
    """A value of a file as the word that its reader takes."""
    if key in SHARES:
        percent = f"{(Decimal(repr(value)) * 100).normalize():f}%"
        return percent if share(percent) == value else plain_number(value)
    if key in LISTS:
        return ",".join(value.split())
    if isinstance(value, bool):
        return OFF if key == "off" else ("yes" if value else "no")
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, int | float) else str(value)


def plain_number(value: float) -> str:
    """`3` or `2.5`, as exact as can be."""
    return f"{value:.17g}" if float(value).is_integer() else repr(value)
