"""The breaks that a shift takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from planner.clock import MINUTE
from planner.plan.audit.case import Case
from planner.plan.audit.violation import Violation
from planner.plan.schedule import Shift, Stretch
from planner.scenario import Break


def every_break_that_fits_is_taken_once(case: Case) -> Iterator[Violation]:
    """A shift takes each break of its contract that fits in its length, and no other."""
    for shift in case.free_to_shape:
        for name in sorted({b.name for b in case.contract.breaks}):
            due = [b for b in _fitting(case, shift) if b.name == name]
            taken = [s for s in shift.stretches if s.activity == name]
            if len(due) != len(taken):
                yield case.broken(
                    "every_break_that_fits_is_taken_once",
                    shift.start,
                    f"{case.the_shift(shift.start, shift.end)} has {len(taken)} x {name!r} "
                    f"where contract {case.who.contract} asks for {len(due)}",
                )


def breaks_keep_their_windows(case: Case) -> Iterator[Violation]:
    """Each break has its length, and starts within its window after the shift's start."""
    for shift in case.free_to_shape:
        for name in sorted({b.name for b in case.contract.breaks}):
            due = [b for b in _fitting(case, shift) if b.name == name]
            taken = [s for s in shift.stretches if s.activity == name]
            if len(due) == len(taken) and not _matched(shift, due, taken):
                yield case.broken(
                    "breaks_keep_their_windows",
                    taken[0].start,
                    f"{name!r} {_times(case, taken)} in {case.the_shift(shift.start, shift.end)} "
                    f"is not {_asked(case, shift, due)}",
                )


def _fitting(case: Case, shift: Shift) -> list[Break]:
    elapsed = shift.end - shift.start
    return [b for b in case.contract.breaks if (b.earliest + b.minutes) * MINUTE <= elapsed]


def _matched(shift: Shift, due: Sequence[Break], taken: Sequence[Stretch]) -> bool:
    return any(
        all(_fits(shift, *pair) for pair in zip(due, order, strict=True))
        for order in permutations(taken)
    )


def _fits(shift: Shift, wanted: Break, stretch: Stretch) -> bool:
    after = stretch.start - shift.start
    return (
        stretch.end - stretch.start == wanted.minutes * MINUTE
        and wanted.earliest * MINUTE <= after <= wanted.latest * MINUTE
        and stretch.end <= shift.end
    )


def _times(case: Case, taken: Sequence[Stretch]) -> str:
    return " and ".join(f"at {case.at(s.start)} for {s.minutes} minutes" for s in taken)


def _asked(case: Case, shift: Shift, due: Sequence[Break]) -> str:
    return " and ".join(
        f"{b.minutes} minutes starting between {case.at(shift.start + b.earliest * MINUTE)} "
        f"and {case.at(shift.start + b.latest * MINUTE)}"
        for b in due
    )
