"""What a single shift may look like: where it starts, how long it is, how it is tiled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from planner import clock
from planner.clock import MINUTE
from planner.plan.audit.case import Case
from planner.plan.audit.violation import Violation, length, on
from planner.plan.schedule import Shift

A_DAY = 1440


def shift_starts_inside_the_horizon(case: Case) -> Iterator[Violation]:
    """A planned shift starts at an instant of the horizon."""
    grid = case.scenario.grid
    for shift in case.planned:
        if not grid.start <= shift.start < grid.end:
            yield case.broken(
                "shift_starts_inside_the_horizon",
                shift.start,
                f"{case.the_shift(shift.start, shift.end)} starts outside the horizon, "
                f"{case.at(grid.start)} to {case.at(grid.end)}",
            )


def shift_belongs_to_the_date_of_its_start(case: Case) -> Iterator[Violation]:
    """A shift's date is the local date on which it starts."""
    for shift in case.planned:
        day = clock.local(shift.start, case.zone).date()
        if day != shift.date:
            yield case.broken(
                "shift_belongs_to_the_date_of_its_start",
                shift.start,
                f"the shift that starts {case.at(shift.start)} is entered for {on(shift.date)}",
            )


def stretches_tile_the_shift(case: Case) -> Iterator[Violation]:
    """The stretches of a shift follow on each other from its start to its end."""
    for shift in case.planned:
        place = _where_tiling_fails(shift)
        if place is not None:
            yield case.broken(
                "stretches_tile_the_shift",
                place,
                f"{case.the_shift(shift.start, shift.end)} is not tiled by its activities: "
                f"they leave a hole or overlap at {case.at(place)}",
            )


def _where_tiling_fails(shift: Shift) -> datetime | None:
    reached = shift.start
    for stretch in shift.stretches:
        if stretch.start != reached or stretch.end <= stretch.start:
            return min(stretch.start, reached)
        reached = stretch.end
    return None if reached == shift.end and shift.stretches else reached


def breaks_and_activities_lie_on_the_grid(case: Case) -> Iterator[Violation]:
    """Starts of shifts, and both ends of breaks and activities, are starts of intervals.

    A pinned shift, and what it lists, may lie anywhere.
    """
    grid = case.scenario.grid
    for shift in case.planned:
        edges = [] if case.pin(shift) else [shift.start]
        for stretch in case.breaks_and_activities(shift):
            if stretch not in case.listed(shift):
                edges += [stretch.start, stretch.end]
        off = [edge for edge in edges if not grid.aligned(edge)]
        if off:
            yield case.broken(
                "breaks_and_activities_lie_on_the_grid",
                off[0],
                f"{case.the_shift(shift.start, shift.end)} leaves the grid of "
                f"{grid.interval_minutes} minutes at {', '.join(case.at(edge) for edge in off)}",
            )


def start_is_one_of_the_contract(case: Case) -> Iterator[Violation]:
    """A shift starts at a local time that its contract offers on that date."""
    for shift in case.free_to_shape:
        if not _offered(case, shift):
            yield case.broken(
                "start_is_one_of_the_contract",
                shift.start,
                f"no shift under contract {case.who.contract} may start {case.at(shift.start)}: "
                f"it offers {_start_times(case)}",
            )


def _offered(case: Case, shift: Shift) -> bool:
    wall = clock.local(shift.start, case.zone)
    midnight = datetime.combine(wall.date(), time())
    shown = wall.hour * 60 + wall.minute
    # A time that the clocks skip moves forward, so that an earlier one may be meant here.
    hidden = A_DAY - clock.day_minutes(wall.date(), case.zone)
    return any(
        _in_a_window(case, minute)
        and clock.recurring_instant(midnight + timedelta(minutes=minute), case.zone) == shift.start
        for minute in range(max(0, shown - max(0, hidden)), shown + 1)
    )


def _in_a_window(case: Case, minute: int) -> bool:
    for window in case.contract.starts:
        first = window.from_.hour * 60 + window.from_.minute
        last = window.to.hour * 60 + window.to.minute
        after = (minute - first) % A_DAY
        if after <= (last - first) % A_DAY and after % window.every_minutes == 0:
            return True
    return False


def _start_times(case: Case) -> str:
    return " and ".join(
        f"{w.from_:%H:%M} to {w.to:%H:%M} every {w.every_minutes} minutes"
        for w in case.contract.starts
    )


def length_is_one_of_the_contract(case: Case) -> Iterator[Violation]:
    """A shift has one of its contract's lengths, under the scenario's policy for clock changes."""
    keep_end = case.scenario.rules.clock_change == "keep_end"
    for shift in case.free_to_shape:
        ends = [
            clock.shift_end(shift.start, minutes, case.zone, keep_end=keep_end)
            for minutes in case.contract.shift_minutes
        ]
        if shift.end not in ends:
            offered = ", ".join(length(m * MINUTE) for m in case.contract.shift_minutes)
            yield case.broken(
                "length_is_one_of_the_contract",
                shift.start,
                f"{case.the_shift(shift.start, shift.end)} lasts "
                f"{length(shift.end - shift.start)}; contract {case.who.contract} has {offered}",
            )
