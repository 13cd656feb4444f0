"""Rules from one shift to the next: overlap, rest, days on and off, weekends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from planner.clock import DAY
from planner.plan.audit.case import Case
from planner.plan.audit.person import Worked
from planner.plan.audit.violation import Violation, hours, length, on


def one_shift_starts_on_a_date(case: Case) -> Iterator[Violation]:
    """At most one shift starts on a local date."""
    for before, after in pairwise(sorted(case.worked, key=lambda w: (w.date, w.start))):
        if before.date == after.date and (before.planned or after.planned):
            yield case.broken(
                "one_shift_starts_on_a_date",
                after.start,
                f"two shifts start on {on(after.date)}: {case.at(before.start)} and "
                f"{case.at(after.start)}",
            )


def shifts_do_not_overlap(case: Case) -> Iterator[Violation]:
    """One shift at a time."""
    for before, after in _neighbours(case):
        if after.start < before.end:
            yield case.broken(
                "shifts_do_not_overlap",
                after.start,
                f"{case.the_shift(after.start, after.end)} begins before the one until "
                f"{case.at(before.end)} ends",
            )


def rest_between_shifts_is_kept(case: Case) -> Iterator[Violation]:
    """From the end of a shift to the start of the next the contract's rest elapses."""
    least = timedelta(hours=case.contract.min_rest_hours)
    for before, after in _neighbours(case):
        rest = after.start - before.end
        if timedelta() <= rest < least:
            yield case.broken(
                "rest_between_shifts_is_kept",
                after.start,
                f"{length(rest)} of rest from {case.at(before.end)} to {case.at(after.start)}; "
                f"contract {case.who.contract} asks for {hours(case.contract.min_rest_hours)}",
            )


def _neighbours(case: Case) -> list[tuple[Worked, Worked]]:
    return [(a, b) for a, b in pairwise(case.worked) if a.planned or b.planned]


def consecutive_days_are_not_exceeded(case: Case) -> Iterator[Violation]:
    """No run of worked dates, earlier shifts included, is longer than the contract allows."""
    planned = {w.date for w in case.worked if w.planned}
    for run in _runs(sorted({w.date for w in case.worked})):
        if len(run) > case.contract.max_consecutive_days and planned & set(run):
            yield case.broken(
                "consecutive_days_are_not_exceeded",
                case.on_day(run[0]),
                f"{len(run)} days worked on end, {on(run[0])} to {on(run[-1])}; contract "
                f"{case.who.contract} allows {case.contract.max_consecutive_days}",
            )


def free_days_come_together(case: Case) -> Iterator[Violation]:
    """Every run of free dates that the horizon does not cut is long enough."""
    least = case.contract.min_consecutive_days_off
    if least is None:
        return
    worked = {w.date for w in case.worked}
    dates = case.person.horizon_dates
    for run in _runs([day for day in dates if day not in worked]):
        if run[0] != dates[0] and run[-1] != dates[-1] and len(run) < least:
            yield case.broken(
                "free_days_come_together",
                case.on_day(run[0]),
                f"{len(run)} free day{'s' if len(run) > 1 else ''} from {on(run[0])}; contract "
                f"{case.who.contract} asks for {least} on end",
            )


def _runs(dates: Sequence[date]) -> list[list[date]]:
    """Sorted dates cut into runs of consecutive ones."""
    runs: list[list[date]] = []
    for day in dates:
        if runs and day - runs[-1][-1] == DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def enough_weekends_are_off(case: Case) -> Iterator[Violation]:
    """Of the weekends that count, the contract's share is free from Saturday to Sunday 24:00.

    What earlier shifts alone have taken no plan can give back.
    """
    per_four = case.contract.weekends_off
    if per_four is None:
        return
    counting = case.person.counting_weekends
    least = math.floor(len(counting) * per_four / 4)
    free = [day for day, *span in counting if not _any_in(span, case.worked)]
    earlier = [w for w in case.worked if not w.planned]
    taken = [day for day, *span in counting if _any_in(span, earlier)]
    if len(free) < least and len(free) + len(taken) < len(counting):
        busy = ", ".join(on(day) for day, *_ in counting if day not in free)
        yield case.broken(
            "enough_weekends_are_off",
            counting[0][1],
            f"{len(free)} of {len(counting)} weekends off; contract {case.who.contract} asks "
            f"for {least}. Worked: {busy}",
        )


def _any_in(span: Sequence[datetime], shifts: Iterable[Worked]) -> bool:
    """Whether a shift reaches into [start, end)."""
    start, end = span
    return any(w.start < end and start < w.end for w in shifts)
