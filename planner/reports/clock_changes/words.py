"""How the clock-change report writes dates, hours of the day and lists of names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import fill

from planner.clock import MINUTE
from planner.plan.audit.violation import length
from planner.plan.clock_changes import DayHours, Spell
from planner.plan.clock_changes.day_hours import A_DAY

MOST_NAMES = 4
WIDTH = 100


def some(names: Sequence[str]) -> str:
    """`a, b, c, d and 3 more`."""
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown


def paragraph(text: str) -> str:
    """The text in lines that fit an ordinary terminal."""
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def in_minutes(minutes: int) -> str:
    """`8 h`, `30 min`, `-7 h`, `0 h`."""
    if minutes == 0:
        return "0 h"
    return f"{'-' if minutes < 0 else ''}{length(abs(minutes) * MINUTE)}"


def hours_range(first: int, end: int) -> str:
    """`22:00-06:00`, from minutes after midnight; the end of a day is 24:00."""
    return f"{_time(first)}-{_time(end if end <= A_DAY else end - A_DAY)}"


def _time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def day_hours(hours: DayHours) -> str:
    """`08-09, 15:30-20`, `all day` or `never`."""
    if len(hours.minutes) == A_DAY:
        return "all day"
    spans = (hours_range(*span).replace(":00", "") for span in hours.ranges())
    return ", ".join(spans) or "never"


def spell_name(spell: Spell) -> str:
    """`until 14 Mar`, `14-28 Mar`, `28 Mar-4 Apr` or `from 28 Mar`."""
    if spell.since is None:
        return "whole horizon" if spell.until is None else f"until {day(spell.until.date)}"
    if spell.until is None:
        return f"from {day(spell.since.date)}"
    return days(spell.since.date, spell.until.date)


def days(first: date, last: date) -> str:
    """`14-28 Mar`, `28 Mar-4 Apr`."""
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same_month else day(first)}-{day(last)}"


def day(date: date) -> str:
    """`14 Mar`."""
    return f"{date.day} {date:%b}"
