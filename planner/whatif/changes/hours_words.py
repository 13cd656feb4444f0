"""Opening hours by days: days alike come together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planner.scenario import WEEKDAYS, OpeningHours
from planner.scenario.hours_syntax import written_hours

CLOSED = "closed"


def hours_by_days(hours: OpeningHours) -> dict[str, list[str]]:
    """`{"mon-fri": ["08:00-12:00", "13:00-17:00"], "holidays": []}`, as scenario.toml has it."""
    written = written_hours(hours)
    assert not isinstance(written, str)
    runs = [list(run) for _, run in groupby(WEEKDAYS, lambda day: written.get(day))]
    days = {
        run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}": written[run[0]]
        for run in runs
        if run[0] in written
    }
    return days | {day: windows for day, windows in written.items() if day == "holidays"}


def windows_text(windows: Sequence[str]) -> str:
    """`08:00-12:00,13:00-17:00`, or `closed`."""
    return ",".join(windows) or CLOSED


def windows_of(text: str) -> tuple[str, ...]:
    """The windows of such a text."""
    return () if text == CLOSED else tuple(part.strip() for part in text.split(","))
