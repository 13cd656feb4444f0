"""The shifts in which plans differ from the baseline, in words."""

from __future__ import annotations

from planner import clock
from planner.plan.audit.violation import length, on
from planner.reports.comparison.plans import span
from planner.reports.words import plural
from planner.whatif.comparison import ChangedShifts, ChangeKind, ShiftChange, ShiftRecord

COUNTS = ("kept", *ChangeKind, "agents concerned", "days compared")
CHANGE = ("agent", "starts on", "was", "is", "clock", "differs by")


def counts(changed: ChangedShifts) -> tuple[str, ...]:
    """How many shifts are as in the baseline, how many are not, and on which days."""
    numbers = (changed.kept, *map(changed.count, ChangeKind), changed.agents)
    days = "none in common" if changed.days is None else span(changed.days)
    return (*(f"{number:,}" for number in numbers), days)


def largest(changed: ChangedShifts, most: int) -> str:
    """What a list of at most so many changes is called."""
    total = len(changed.changes)
    return plural(total, "change") if total <= most else f"The {most} largest of {total:,} changes"


def change_cells(change: ShiftChange) -> tuple[str, ...]:
    """A change: whose, when, and the hours before and after by the local clock."""
    told = change.after or change.before
    assert told is not None
    return (
        change.agent,
        on(change.date),
        _hours(change.before),
        _hours(change.after),
        told.time_zone,
        length(change.minutes * clock.MINUTE),
    )


def _hours(shift: ShiftRecord | None) -> str:
    if shift is None:
        return "free"
    start, end = (clock.local(at, shift.time_zone) for at in (shift.start, shift.end))
    return f"{start:%H:%M}-{end:%H:%M}"
