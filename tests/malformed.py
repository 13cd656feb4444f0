"""Ways to get a scenario wrong: an edit of a valid one, and the places that must be told.

The origin is `builders.full_files`. A case lists every place, so that a problem that merely
follows from another is a failure too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Malformed:
    """Replace `old` by `new` in `file`; the places are told, the first with these words."""

    file: str
    old: str
    new: str
    places: tuple[str, ...]
    words: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.old!r} -> {self.new!r}"[:100]
