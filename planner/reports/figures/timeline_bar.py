"""A bar of a timeline, its kind, and how kinds look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.reports.figures import palette
from planner.reports.figures.palette import Style


class BarKind(StrEnum):
    """What a bar stands for, in the words of the legend and in its order."""

    SHIFT = "shift"
    ON_QUEUE = "on queue"
    PAID_BREAK = "paid break"
    UNPAID_BREAK = "unpaid break"
    ACTIVITY = "training or meeting"
    TIME_OFF = "time off"
    DROPPED = "dropped"
    CHANGED = "changed or new"


STYLES = {
    BarKind.SHIFT: palette.ON_QUEUE,
    BarKind.ON_QUEUE: palette.ON_QUEUE,
    BarKind.PAID_BREAK: palette.PAID_BREAK,
    BarKind.UNPAID_BREAK: palette.UNPAID_BREAK,
    BarKind.ACTIVITY: palette.ACTIVITY,
    BarKind.TIME_OFF: palette.TIME_OFF,
    BarKind.DROPPED: palette.DROPPED,
    BarKind.CHANGED: Style(palette.CLEAR),
}
OUTLINES = {BarKind.CHANGED: {"line": {"color": palette.VERMILION, "width": 2.5}}}


@dataclass(frozen=True)
class Bar:
    """A stretch of time in a row of the timeline, and what it is in a sentence."""

    row: int
    start: datetime
    end: datetime
    kind: BarKind
    words: str
