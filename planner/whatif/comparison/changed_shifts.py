"""The shifts in which a plan differs from the baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.whatif.comparison.record import Days, PlanRecord, ShiftRecord


class ChangeKind(StrEnum):
    """What became of an agent's shift on a date."""

    MOVED = "moved"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True)
class ShiftChange:
    """An agent's shift on a local start date, in the baseline and in another plan."""

    agent: str
    date: date
    before: ShiftRecord | None
    after: ShiftRecord | None

    @property
    def kind(self) -> ChangeKind:
        """Moved, dropped or new."""
        if self.after is None:
            return ChangeKind.DROPPED
        return ChangeKind.NEW if self.before is None else ChangeKind.MOVED

    @property
    def minutes(self) -> int:
        """Minutes that lie in the shift of one of the two plans only."""
        told = [shift for shift in (self.before, self.after) if shift is not None]
        shared = told[0].shared_minutes(told[-1]) if len(told) > 1 else 0
        return sum(shift.minutes for shift in told) - 2 * shared


@dataclass(frozen=True)
class ChangedShifts:
    """What a plan does otherwise than the baseline, the largest changes first.

    days: the first and the last that were compared, None where the plans share none. kept:
    shifts with the same start and end in both.
    """

    days: Days | None
    kept: int
    changes: tuple[ShiftChange, ...]

    def count(self, kind: ChangeKind) -> int:
        """How many changes are of a kind."""
        return sum(change.kind is kind for change in self.changes)

    @property
    def agents(self) -> int:
        """How many people have other shifts."""
        return len({change.agent for change in self.changes})


def changed_shifts(baseline: PlanRecord, plan: PlanRecord) -> ChangedShifts:
    """The changes per agent and local start date, on the days that both plans cover.

    Where the horizons are the same, all shifts are compared.
    """
    days = _shared_days(baseline, plan)
    pairs = list(_pairs(baseline, plan))
    if baseline.days != plan.days:
        pairs = [pair for pair in pairs if days and days[0] <= pair.date <= days[1]]
    changes = [pair for pair in pairs if pair.minutes]
    changes.sort(key=lambda change: (-change.minutes, change.date, change.agent))
    return ChangedShifts(days, len(pairs) - len(changes), tuple(changes))


def _shared_days(baseline: PlanRecord, plan: PlanRecord) -> Days | None:
    first = max(baseline.days[0], plan.days[0])
    last = min(baseline.days[1], plan.days[1])
    return (first, last) if first <= last else None


def _pairs(baseline: PlanRecord, plan: PlanRecord) -> Iterator[ShiftChange]:
    """Every agent's date with a shift in either, also where both have the same."""
    for agent, day in dict.fromkeys((*baseline.by_day, *plan.by_day)):
        key = (agent, day)
        yield ShiftChange(agent, day, baseline.by_day.get(key), plan.by_day.get(key))
