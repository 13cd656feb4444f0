"""Did you mean: the nearest known word, and how a user's own words are shown."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
LARGE = 1e15


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`; did you mean "x"?` for the nearest choice, or nothing where none is near."""
    spelled = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word[:LONGEST].casefold(), spelled, n=1)
    return f'; did you mean "{spelled[near[0]]}"?' if near else ""


def shown(value: object) -> str:
    """A user's value for a message: on one line, quoted if a text, cut if long."""
    if isinstance(value, str):
        return f'"{plain(value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGE:
        return str(int(value))
    if isinstance(value, int) and value.bit_length() > 4 * LONGEST:
        return "a very large number"
    if isinstance(value, (dict, list, tuple)):
        return "a table" if isinstance(value, dict) else "a list"
    return plain(str(value))


def plain(text: str) -> str:
    """A text on one line: invisible characters escaped, cut if long."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST - 3]}..."
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
