"""What a schedule changes of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.plan import Schedule, Shift


@dataclass(frozen=True)
class ShiftChanges:
    """Shifts that start or end at another time than before, by agent and local start date.

    before: of every changed or new shift what it was, None for a new one. dropped: shifts of the
    earlier schedule whose date has none now. Breaks that move change nothing.
    """

    before: Mapping[Shift, Shift | None]
    dropped: tuple[Shift, ...]


def shift_changes(baseline: Schedule, schedule: Schedule) -> ShiftChanges:
    """The changes from `baseline` to `schedule`."""
    earlier = {(shift.agent, shift.date): shift for shift in baseline.shifts}
    now = {(shift.agent, shift.date) for shift in schedule.shifts}
    before = {shift: earlier.get((shift.agent, shift.date)) for shift in schedule.shifts}
    return ShiftChanges(
        before={shift: was for shift, was in before.items() if not _same(shift, was)},
        dropped=tuple(shift for key, shift in earlier.items() if key not in now),
    )


def _same(shift: Shift, was: Shift | None) -> bool:
    return was is not None and (shift.start, shift.end) == (was.start, was.end)
