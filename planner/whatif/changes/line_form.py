"""A change on one line: `volume de-voice +20% from 2027-03-08`.

First the kind, then the values of its `LINE` keys in their order, as far as they go, then
`key=value` with the keys of a file. `from D` and `to D` may be two words. Quotation marks hold
a value with blanks together. Lists that a file writes with blanks have commas, and opening
hours are told as one key for each day.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from typing import Any

from planner.errors import ChangeError, Problem
from planner.scenario.problems import Keys, Tell, dotted
from planner.scenario.suggestion import shown
from planner.whatif.changes.change import Change
from planner.whatif.changes.draft import change_of, keys_of
from planner.whatif.changes.hours_words import windows_of, windows_text
from planner.whatif.changes.kinds import KINDS
from planner.whatif.changes.line_words import BY, MEASURES, READERS, measure, measure_text, text_of
from planner.whatif.changes.opening_hours import OpeningHoursChange

HOURS = "opening_hours"
PREPOSITIONS = ("from", "to")
TOO_MANY = ""
OPTION = re.compile(r"([\w,-]+)=(.*)", re.DOTALL)
NEEDS_QUOTES = re.compile(r"[\s'\"\\]|^$")


# --- reading ----------------------------------------------------------------------------


def parse_change(text: str) -> Change:
    """The change that a line says; raises ChangeError with everything that is wrong with it."""
    problems: list[Problem] = []

    def tell(keys: Keys, message: str) -> None:
        told = f"{dotted(keys)}: {message}" if keys else message
        problems.append(Problem(shown(text), told))

    raw = _keys(text, tell)
    change = None if problems else change_of(raw, tell)
    if problems or change is None:
        raise ChangeError(problems)
    return change


def _keys(text: str, tell: Tell) -> dict[str, Any]:
    """The keys and values of a line, as a file would have them."""
    try:
        kind, *words = shlex.split(text) or [""]
    except ValueError:
        tell((), "a quotation mark is missing")
        return {}
    raw: dict[str, Any] = {"kind": kind}
    if kind in KINDS:
        for key, word in _pairs(words, KINDS[kind].LINE):
            try:
                _put(raw, key, word)
            except ValueError as error:
                tell(
                    () if key in (TOO_MANY, BY) else (key,),
                    f"{error}, as in: {KINDS[kind].EXAMPLE}",
                )
    return raw


def _pairs(words: Iterable[str], slots: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every word with its key: its own, or that of its place."""
    places, rest = iter(slots), iter(words)
    for word in rest:
        option = OPTION.fullmatch(word)
        if option:
            yield option[1], option[2]
        elif word in PREPOSITIONS:
            yield word, next(rest, "")
        else:
            yield next(places, TOO_MANY), word


def _put(raw: dict[str, Any], key: str, word: str) -> None:
    """Adds a word's value under its key; raises ValueError where it cannot be understood."""
    value: Any
    if key == TOO_MANY:
        raise ValueError(f"{shown(word)} is a word too many")
    if raw["kind"] == HOURS and key not in OpeningHoursChange.model_fields:
        raw, value = raw.setdefault(HOURS, {}), windows_of(word)
        if not isinstance(raw, dict):
            raise ValueError("give either 24/7 or days")
    elif key == BY:
        key, value = measure(word)
    else:
        value = READERS.get(key, str)(word)
    if key in raw:
        raise ValueError("is given twice")
    raw[key] = value


# --- writing ----------------------------------------------------------------------------


def line(change: Change) -> str:
    """The change on one line, which `parse_change` reads back."""
    keys = keys_of(change)
    words = [keys.pop("kind"), *_in_place(change, keys)]
    for key, value in keys.items():
        words += _named(key, value)
    return " ".join(map(_quoted, words))


def _in_place(change: Change, keys: dict[str, Any]) -> Iterator[str]:
    """The values that stand without their keys, which are taken out."""
    for slot in change.LINE:
        key = next((k for k in MEASURES if k in keys), slot) if slot == BY else slot
        if key not in keys or isinstance(keys[key], dict):
            return
        word = measure_text(key, keys[key]) if slot == BY else text_of(key, keys[key])
        if word in PREPOSITIONS:
            return
        del keys[key]
        yield word


def _named(key: str, value: Any) -> list[str]:
    if key in PREPOSITIONS:
        return [key, text_of(key, value)]
    if isinstance(value, dict):
        return [f"{days}={windows_text(windows)}" for days, windows in value.items()]
    return [f"{key}={text_of(key, value)}"]


def _quoted(word: str) -> str:
    return shlex.quote(word) if NEEDS_QUOTES.search(word) else word
