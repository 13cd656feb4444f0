"""One large figure of a page, with what it means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LargeFigure:
    """A figure; its unit stands in the label or in the note, the line beneath it.

    A box holds about nine letters of the value and twenty of the rest. meaning: what it counts.
    """

    label: str
    value: str
    note: str
    meaning: str
