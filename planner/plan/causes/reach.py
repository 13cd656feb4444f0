"""The shifts with which a contract can reach into a stretch of time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import MINUTE
from planner.plan.hours import is_night_shift, week_of, works_weekend
from planner.plan.schedule import Shift, Stretch, tile
from planner.scenario import Break, Scenario

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Offers:
    """The shifts that a contract offers on one local date of a site, one an entry: [N].

    shifts: without their breaks. first, last: the half-open intervals covered, beyond the horizon
    too. kind: equal numbers mean equal length, both nights or neither, both touching a weekend or
    neither; no rule but those on hours of the day, on absence and on rest can tell them apart.
    """

    shifts: tuple[Shift, ...]
    first: Ints
    last: Ints
    kind: Ints

    def kind_of(self, shift: Shift | None) -> int | None:
        """The kind of the offer with a shift's times; None where no offer has them."""
        return self._kinds.get((shift.start, shift.end)) if shift else None

    @cached_property
    def of_each_kind(self) -> tuple[Ints, ...]:
        """The entries of each kind, in the order of the kinds."""
        return tuple(np.flatnonzero(self.kind == kind) for kind in np.unique(self.kind))

    @cached_property
    def _kinds(self) -> dict[tuple[datetime, datetime], int]:
        numbers = self.kind.tolist()
        return {(s.start, s.end): kind for s, kind in zip(self.shifts, numbers, strict=True)}


def offers_on(scenario: Scenario, agent: str, day: date) -> Offers:
    """What an agent's contract offers on a date; starts inside the horizon."""
    grid, zone = scenario.grid, scenario.zone_of(agent)
    shifts = [
        Shift(agent, day, start, end, tile(start, end, ()))
        for start in _starts(scenario, agent, day)
        for end in sorted(_ends(scenario, agent, start))
    ]
    kinds: dict[tuple[timedelta, bool, bool], int] = {}
    saturday = week_of(day) + 5 * clock.DAY
    number = [
        kinds.setdefault(
            (s.end - s.start, is_night_shift(s, zone), works_weekend(s, saturday, zone)),
            len(kinds),
        )
        for s in shifts
    ]
    return Offers(
        tuple(shifts),
        np.array([math.floor(grid.position(s.start)) for s in shifts], dtype=np.int64),
        np.array([math.ceil(grid.position(s.end)) for s in shifts], dtype=np.int64),
        np.array(number, dtype=np.int64),
    )


def _starts(scenario: Scenario, agent: str, day: date) -> list[datetime]:
    zone, grid = scenario.zone_of(agent), scenario.grid
    minutes = {m for w in scenario.contract_of(agent).starts for m in w.minutes_of_day()}
    midnight = datetime.combine(day, time())
    starts = {clock.recurring_instant(midnight + m * MINUTE, zone) for m in minutes}
    return sorted(
        s for s in starts if grid.start <= s < grid.end and clock.local(s, zone).date() == day
    )


def _ends(scenario: Scenario, agent: str, start: datetime) -> set[datetime]:
    keep_end = scenario.rules.clock_change == "keep_end"
    return {
        clock.shift_end(start, minutes, scenario.zone_of(agent), keep_end=keep_end)
        for minutes in scenario.contract_of(agent).shift_minutes
    }


def with_breaks(shift: Shift, breaks: Iterable[Stretch]) -> Shift:
    """The same shift with these breaks in it."""
    stretches = tile(shift.start, shift.end, breaks)
    return Shift(shift.agent, shift.date, shift.start, shift.end, stretches)


class EarlyBreaks:
    """Puts breaks into shifts, as early as may be: those of one length have them at one time."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._nowhere = np.zeros(scenario.grid.count + 1, dtype=np.int64)
        self._known: dict[tuple[str, timedelta], tuple[datetime, list[Stretch]]] = {}

    def put_into(self, shift: Shift) -> Shift:
        """The same shift with its breaks."""
        key = (self._scenario.agents[shift.agent].contract, shift.end - shift.start)
        if key not in self._known:
            breaks = breaks_outside(self._scenario, shift, self._nowhere)
            self._known[key] = shift.start, breaks
        start, breaks = self._known[key]
        later = shift.start - start
        return with_breaks(
            shift, [Stretch(b.start + later, b.end + later, b.activity) for b in breaks]
        )


def breaks_outside(scenario: Scenario, shift: Shift, wanted_before: Ints) -> list[Stretch]:
    """A shift's breaks, where they can be outside the intervals in which it is wanted.

    They are placed one after the other, each where it keeps the fewest wanted intervals
    from the queue, at the first such place. wanted_before [T + 1] counts those before each.
    """
    length = (shift.end - shift.start) // MINUTE
    breaks = scenario.contract_of(shift.agent).breaks_in(length)
    placed: list[Stretch] = []
    for one in sorted(breaks, key=lambda b: (b.earliest, b.latest)):
        places = _free_places(scenario, shift, one, placed)
        best = min(places, key=lambda place: _taken(scenario, place, wanted_before), default=None)
        placed += [best] if best else []
    return placed


def _free_places(
    scenario: Scenario, shift: Shift, one: Break, taken: Sequence[Stretch]
) -> Iterator[Stretch]:
    for after in range(one.earliest, one.latest + 1, scenario.grid.interval_minutes):
        start = shift.start + after * MINUTE
        end = start + one.minutes * MINUTE
        if end <= shift.end and all(end <= t.start or t.end <= start for t in taken):
            yield Stretch(start, end, one.name)


def _taken(scenario: Scenario, place: Stretch, wanted_before: Ints) -> int:
    """How many wanted intervals a break touches."""
    grid, count = scenario.grid, len(wanted_before) - 1
    first = min(math.floor(grid.position(place.start)), count)
    last = min(math.ceil(grid.position(place.end)), count)
    return int(wanted_before[last] - wanted_before[first])
