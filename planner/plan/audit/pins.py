"""Pinned shifts stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from planner.plan.audit.case import Case
from planner.plan.audit.violation import Violation


def pinned_shifts_are_kept(case: Case) -> Iterator[Violation]:
    """Every pinned shift inside the horizon is in the plan, from start to end."""
    kept = {(shift.start, shift.end) for shift in case.planned}
    for start, end in case.person.pinned:
        if (start, end) not in kept:
            yield case.broken(
                "pinned_shifts_are_kept",
                start,
                f"the pinned shift {case.at(start)} to {case.at(end)} is not in the plan",
            )


def pinned_activities_are_kept(case: Case) -> Iterator[Violation]:
    """What a pinned shift lists stays where it is."""
    for shift in case.planned:
        for stretch in sorted(case.listed(shift), key=lambda s: s.start):
            if stretch not in shift.stretches:
                yield case.broken(
                    "pinned_activities_are_kept",
                    stretch.start,
                    f"{stretch.activity!r} at {case.at(stretch.start)} for {stretch.minutes} "
                    f"minutes is listed in a pinned shift, but not in the plan",
                )
