"""The fields that changes share, as people write them and as they are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, PlainValidator

from planner.scenario import OpeningHours, Proficiency
from planner.scenario.agent import Channel
from planner.scenario.base import Language
from planner.scenario.hours_syntax import ALWAYS, read_opening_hours
from planner.scenario.problems import Keys, dotted
from planner.scenario.suggestion import shown
from planner.scenario.syntax import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    channels,
    languages,
    proficiency,
)
from planner.whatif.changes.hours_words import hours_by_days

D = TypeVar("D", bound=date)
PATTERN = re.compile(r"[A-Za-z0-9*][A-Za-z0-9._*-]{0,99}")
OFF = "off"


# --- queues -----------------------------------------------------------------------------


def _pattern(text: str) -> str:
    if not PATTERN.fullmatch(text):
        raise ValueError(f"{shown(text)} is no queue's id, nor a pattern such as de-* or *")
    return text


QueuePattern = Annotated[str, AfterValidator(_pattern)]
"""A queue's id, in which `*` stands for any letters: `de-voice`, `de-*`, `*`."""


# --- time -------------------------------------------------------------------------------


def _within_reach(day: D) -> D:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(f"the year {day.year} is not within {EARLIEST_YEAR} and {LATEST_YEAR}")
    return day


def _date_or_moment(value: object) -> date | datetime:
    if not isinstance(value, date):
        raise ValueError(
            f"{shown(value)} is no date such as 2027-03-01, nor a date and time such as "
            "2027-03-01T09:00:00 (without quotation marks)"
        )
    if isinstance(value, datetime) and (value.second or value.microsecond):
        raise ValueError(f"{value} is not a whole minute")
    return _within_reach(value)


Day = Annotated[date, AfterValidator(_within_reach)]
Moment = Annotated[date | datetime, PlainValidator(_date_or_moment)]
"""A local date, or a date and time: local, or with an offset."""


# --- skills -----------------------------------------------------------------------------


def level_text(skill: Proficiency) -> str:
    """`C1`, or spoken and written level where they differ: `B2/C1`, `B1/-`."""
    spoken, written = skill.spoken or "-", skill.written or "-"
    return spoken if spoken == written else f"{spoken}/{written}"


def _level(value: object) -> object:
    if isinstance(value, Proficiency):
        return value
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no CEFR level such as B2, or B2/C1")
    return proficiency(value)


def _languages(value: object) -> object:
    if isinstance(value, str):
        return languages(value)
    if isinstance(value, Mapping) and all(isinstance(v, Proficiency) for v in value.values()):
        return value
    raise ValueError(f'{shown(value)} are no languages with levels such as "en:C2 de:B2/C1"')


def _languages_text(skills: Mapping[str, Proficiency]) -> str:
    return " ".join(f"{language}:{level_text(skill)}" for language, skill in skills.items())


def _channels(value: object) -> object:
    if isinstance(value, str):
        return channels(value)
    if isinstance(value, set | frozenset):
        return frozenset(value)
    raise ValueError(f'{shown(value)} are no channels such as "voice chat"')


Level = Annotated[Proficiency, BeforeValidator(_level), PlainSerializer(level_text)]
Languages = Annotated[
    dict[Language, Proficiency],
    Field(min_length=1),
    BeforeValidator(_languages),
    PlainSerializer(_languages_text),
]
Channels = Annotated[
    frozenset[Channel],
    Field(min_length=1),
    BeforeValidator(_channels),
    PlainSerializer(lambda known: " ".join(sorted(known))),
]


# --- opening hours ----------------------------------------------------------------------


def _hours(value: object) -> object:
    if isinstance(value, OpeningHours) or value == ALWAYS:
        return value
    if isinstance(value, Mapping):
        value = {key: tuple(v) if isinstance(v, list) else v for key, v in value.items()}
    wrong: list[str] = []

    def tell(keys: Keys, message: str) -> None:
        wrong.append(f"{dotted(keys[1:])}: {message}" if keys[1:] else message)

    hours, _ = read_opening_hours(value, tell)
    if wrong:
        raise ValueError("; ".join(wrong))
    return hours


def _hours_text(hours: OpeningHours | Literal["24/7"]) -> str | dict[str, list[str]]:
    return hours if isinstance(hours, str) else hours_by_days(hours)


Hours = Annotated[
    OpeningHours | Literal["24/7"], BeforeValidator(_hours), PlainSerializer(_hours_text)
]
"""Opening hours as in scenario.toml."""


# --- a rule's value ---------------------------------------------------------------------


def _number_or_off(value: object) -> float | str:
    if value == OFF:
        return OFF
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f'{shown(value)} is neither a number nor "{OFF}"')
    return float(value)


NumberOrOff = Annotated[float | Literal["off"], PlainValidator(_number_or_off)]
