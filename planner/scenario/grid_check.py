"""Whether every start, length and break that a contract can produce lies on the grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from math import gcd

from planner import clock
from planner.clock import DAY, MINUTE, Grid
from planner.scenario.contract import Contract
from planner.scenario.horizon import INTERVALS
from planner.scenario.problems import Keys, Tell


@dataclass(frozen=True)
class Workplace:
    """Where and how shifts of a contract are laid: the zones of its agents' sites, the grid."""

    zones: tuple[str, ...]
    grid: Grid
    keep_end: bool


def check_grid(contract: Contract, place: Workplace, tell: Tell) -> None:
    """Tells every start window, length and break that leaves the grid, and an interval for it."""
    off = [*_lengths_off(contract, place), *_starts_off(contract, place)]
    cure = _cure(contract, place) if off else ""
    step = place.grid.interval_minutes
    for keys, what in off:
        tell(keys, f"{what} not on the grid of {step}-minute intervals: {cure}")


def elapsed_lengths(contract: Contract, place: Workplace) -> set[int]:
    """The minutes that shifts really have; on change nights others, where they keep their end."""
    lengths = contract.shift_minutes
    return {elapsed for minutes in lengths for elapsed, _ in _kept(contract, place, minutes)}


def _lengths_off(contract: Contract, place: Workplace) -> Iterator[tuple[Keys, str]]:
    step = place.grid.interval_minutes
    for number, one in enumerate(contract.breaks):
        if one.minutes % step:
            yield ("breaks", number, "minutes"), f"{one.minutes} minutes are"
    for number, minutes in enumerate(contract.shift_minutes):
        if minutes % step:
            yield ("shift_minutes", number), f"{minutes} minutes are"
            continue
        for elapsed, zone in _kept(contract, place, minutes):
            if elapsed % step:
                what = f"the {elapsed} minutes that it has when the clocks change in {zone} are"
                yield ("shift_minutes", number), what
                break


def _starts_off(contract: Contract, place: Workplace) -> Iterator[tuple[Keys, str]]:
    told: set[tuple[int, str]] = set()
    for number, start, zone in _starts(contract, place):
        if (number, zone) not in told and not place.grid.aligned(start):
            told.add((number, zone))
            yield ("starts", number), f"the start at {clock.iso_local(start, zone)} ({zone}) is"


def _cure(contract: Contract, place: Workplace) -> str:
    """The longest interval on which all of the contract would lie, as advice."""
    lengths = [*contract.shift_minutes, *elapsed_lengths(contract, place)]
    breaks = [one.minutes for one in contract.breaks]
    starts = [place.grid.minutes(start) for _, start, _ in _starts(contract, place)]
    common = gcd(place.grid.minutes(place.grid.end), *lengths, *breaks, *starts)
    fitting = [interval for interval in INTERVALS if common % interval == 0]
    if not fitting:
        return "no interval would do, so move it to a multiple of 5 minutes"
    return f"horizon.interval_minutes = {max(fitting)} would do"


def _kept(contract: Contract, place: Workplace, minutes: int) -> Iterator[tuple[int, str]]:
    """Elapsed minutes of such a shift from each start, with the zone, where the end is kept."""
    for _, start, zone in _starts(contract, place) if place.keep_end else ():
        end = clock.shift_end(start, minutes, zone, keep_end=True)
        yield round((end - start) / MINUTE), zone


def _starts(contract: Contract, place: Workplace) -> Iterator[tuple[int, datetime, str]]:
    """Window number, instant and zone of starts inside the horizon, on every telling date."""
    days = [(day, zone) for zone in place.zones for day in _telling_dates(zone, place.grid)]
    for day, zone in days:
        for number, window in enumerate(contract.starts):
            for minute in sorted(window.minutes_of_day()):
                wall = datetime.combine(day, time(minute // 60, minute % 60))
                start = clock.recurring_instant(wall, zone)
                if place.grid.start <= start < place.grid.end:
                    yield number, start, zone


def _telling_dates(zone: str, grid: Grid) -> list[date]:
    """The first dates and those near a clock change; all others lie on the grid like one of them.

    A day without a change nearby has 24 hours, which is a whole number of intervals.
    """
    changes = clock.changes(zone, grid.start - 2 * DAY, grid.end + 2 * DAY)
    near = [clock.local(instant, zone).date() for instant, _ in changes]
    dates = grid.dates(zone)
    return [
        day
        for number, day in enumerate(dates)
        if number < 3 or any(abs(day - change) <= 2 * DAY for change in near)
    ]
