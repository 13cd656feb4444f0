"""The settings cut into parts that one can edit by themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.scenario.problems import dotted

DEPTH = 2
"""Keys that name a part: `queues.de-voice` has its deflection with it."""

Keys = tuple[str, ...]


@dataclass(frozen=True)
class TomlPart:
    """Lines of a TOML file under headings that begin with the same keys.

    keys: none for what stands before the first heading.
    """

    keys: Keys
    text: str

    def holds(self, key: str) -> bool:
        """Whether a key, written as in messages, is one of the headings' or stands below them."""
        name = dotted(self.keys)
        return bool(name) and (key == name or key.startswith((f"{name}.", f"{name}[")))


def toml_parts(text: str) -> tuple[TomlPart, ...]:
    """The parts of a TOML text, sound or not: together they are the text."""
    groups = groupby(_blocks(text), key=lambda block: block.keys)
    return tuple(TomlPart(keys, "".join(b.text for b in blocks)) for keys, blocks in groups)


def part_with(parts: Sequence[TomlPart], key: str) -> int:
    """The number of the part in which a key stands; the first for what no heading holds."""
    return next((number for number, part in enumerate(parts) if part.holds(key)), 0)


def _blocks(text: str) -> Iterator[TomlPart]:
    """A block for every heading; the comments right above a heading belong to it."""
    keys: Keys = ()
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        heading = _heading(line)
        if heading is not None:
            comments = _comments_at_end(lines)
            yield TomlPart(keys, "".join(lines[: len(lines) - comments]))
            keys, lines = heading, lines[len(lines) - comments :]
        lines.append(line)
    yield TomlPart(keys, "".join(lines))


def _comments_at_end(lines: list[str]) -> int:
    count = 0
    while count < len(lines) and lines[-1 - count].lstrip().startswith("#"):
        count += 1
    return count


def _heading(line: str) -> Keys | None:
    """The first keys of a line such as `[queues.de-voice]`; None for any other line."""
    if not line.lstrip().startswith("["):
        return None
    try:
        found: object = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    keys = []
    while isinstance(found, dict) and found:
        ((key, found),) = found.items()
        keys.append(key)
    return tuple(keys[:DEPTH])
