"""The small languages inside a scenario's cells and keys; each reader raises ValueError.

The message of an error is a sentence for the user that names what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeVar, cast

from planner.scenario.agent import LEVELS, Level, Proficiency
from planner.scenario.codes import known_language
from planner.scenario.contract import WEEKDAYS, Weekday
from planner.scenario.queue import LocalWindow
from planner.scenario.suggestion import did_you_mean, shown

D = TypeVar("D", bound=date)

CHANNELS = ("voice", "chat", "email", "social")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

_NUMBER = re.compile(r"[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(:[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(:00)?")


def number(text: str) -> float:
    """A decimal number such as `12.5`."""
    if not _NUMBER.fullmatch(text):
        comma = ": write the decimals after a point" if re.fullmatch(r"[0-9]+,[0-9]+", text) else ""
        raise ValueError(f"{shown(text)} is no number{comma}")
    return float(text)


def whole_number(text: str) -> int:
    """A whole number such as `30`."""
    value = number(text)
    if not value.is_integer():
        raise ValueError(f"{shown(text)} is no whole number")
    return int(value)


def yes_or_no(text: str) -> bool:
    """`yes` or `no`."""
    return one_of(("yes", "no"))(text) == "yes"


def one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    """A reader of one word out of several."""

    def read(text: str) -> str:
        if text not in choices:
            hint = did_you_mean(text, choices)
            raise ValueError(f"{shown(text)} is none of {', '.join(choices)}{hint}")
        return text

    return read


def iso_date(text: str) -> date:
    """A date such as `2027-03-01`."""
    if not _DATE.fullmatch(text):
        raise ValueError(f"{shown(text)} is no date such as 2027-03-01")
    return _within_reach(text, date.fromisoformat)


@lru_cache(maxsize=100_000)
def moment(text: str) -> datetime:
    """A date and time: aware where it carries an offset, else naive, on some local clock."""
    found = _MOMENT.fullmatch(text)
    if not found:
        raise ValueError(
            f"{shown(text)} is no date and time such as 2027-03-01T09:00 or 2027-03-01T09:00+02:00"
        )
    if (found[3] or ":00") != ":00":
        raise ValueError(f"{shown(text)} is not a whole minute")
    return _within_reach(text, datetime.fromisoformat)


def date_or_moment(text: str) -> date | datetime:
    """A date, or a date and time."""
    return iso_date(text) if _DATE.fullmatch(text) else moment(text)


def is_date(value: object) -> bool:
    """Whether a value is a date without a time."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _within_reach(text: str, read: Callable[[str], D]) -> D:
    if not EARLIEST_YEAR <= int(text[:4]) <= LATEST_YEAR:
        raise ValueError(
            f"the year of {shown(text)} is not within {EARLIEST_YEAR} and {LATEST_YEAR}"
        )
    try:
        return read(text)
    except ValueError:
        raise ValueError(f"{shown(text)} does not exist in the calendar, or on the clock") from None


def time_of_day(text: str) -> time:
    """A local time such as `07:00`; 24:00 is 00:00, which as an end means the day's end."""
    found = _TIME.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2])) if found else (99, 99)
    if (hour, minute) == (24, 0):
        return time()
    if hour > 23 or minute > 59:
        raise ValueError(f"{shown(text)} is no time of day such as 07:30")
    return time(hour, minute)


def weekdays(text: str) -> tuple[Weekday, ...]:
    """Weekdays in the order of the week: `mon-fri`, `mon,wed`, `sat-mon`."""
    parts = [part for part in re.split(r"[,\s]+", text) if part]
    named = [day for part in parts for day in _weekday_range(part)]
    if not named:
        raise ValueError("no weekday is named: write mon-fri, or mon,wed")
    return cast("tuple[Weekday, ...]", tuple(day for day in WEEKDAYS if day in named))


def _weekday_range(part: str) -> tuple[str, ...]:
    first, _, last = part.partition("-")
    for word in (first, last or first):
        if word not in WEEKDAYS:
            hint = did_you_mean(word, WEEKDAYS)
            raise ValueError(f"{shown(word)} is no weekday such as mon, or mon-fri{hint}")
    begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    return tuple(WEEKDAYS[day % 7] for day in range(begin, end + (7 if end < begin else 0) + 1))


def weekdays_or_date(text: str) -> tuple[Weekday, ...] | date:
    """Weekdays, or one date."""
    return iso_date(text) if text[:1].isdigit() else weekdays(text)


def local_window(text: str) -> LocalWindow:
    """A window of the day: `07:00-22:00`, `22:00-06:00`, `00:00-24:00`."""
    opens, dash, closes = (part.strip() for part in text.partition("-"))
    if not dash:
        raise ValueError(f"{shown(text)} is no window such as 07:00-22:00")
    if time_of_day(opens) == time_of_day(closes) != time():
        raise ValueError(f"{shown(text)} opens and closes at once: all day is 00:00-24:00")
    return LocalWindow(opens=time_of_day(opens), closes=time_of_day(closes))


def channels(text: str) -> frozenset[str]:
    """Channels separated by blanks: `voice chat email`."""
    words = _words(text, "voice chat")
    return frozenset(one_of(CHANNELS)(word) for word in words)


def languages(text: str) -> dict[str, Proficiency]:
    """Levels by language: `en:C2 de:B2/C1 lv:B1/-`."""
    known: dict[str, Proficiency] = {}
    for word in _words(text, "en:C2 de:B2/C1"):
        language, colon, levels = word.partition(":")
        if not colon:
            raise ValueError(f"{shown(word)} is no language with a level such as de:B2/C1")
        if known_language(language) in known:
            raise ValueError(f"the language {language} is given twice")
        known[language] = proficiency(levels)
    return known


def proficiency(levels: str) -> Proficiency:
    """Levels in one language: `C2`, or spoken and written `B2/C1`, `B1/-`."""
    spoken, slash, written = levels.partition("/")
    skill = Proficiency(spoken=_level(spoken), written=_level(written if slash else spoken))
    if skill.spoken is None and skill.written is None:
        raise ValueError("a language neither spoken nor written: leave it out")
    return skill


def _level(text: str) -> Level | None:
    if text == "-":
        return None
    if text not in LEVELS:
        hint = did_you_mean(text, LEVELS)
        raise ValueError(
            f"{shown(text)} is no CEFR level: {', '.join(LEVELS)}, or - for none{hint}"
        )
    return cast("Level", text)


def _words(text: str, example: str) -> list[str]:
    if "," in text or ";" in text:
        raise ValueError(f"{shown(text)}: separate by blanks, as in {example}")
    words = text.split()
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise ValueError(f"{shown(twice[0])} is given twice")
    return words
