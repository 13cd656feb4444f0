"""The shifts that a contract offers on every date at a site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.roster.person import NIGHT_FROM, NIGHT_MINUTES, NIGHT_TO, weekend_of
from planner.scenario import Contract, Scenario

Ints = NDArray[np.int32]

MINUTES_A_DAY = 1440


@dataclass(frozen=True)
class ShapeBreak:
    """A break to place in a shift: intervals after the shift's first, `latest` included."""

    name: str
    length: int
    earliest: int
    latest: int
    paid: bool


@dataclass
class Shapes:
    """The distinct sets of breaks that shifts take, numbered as they are met."""

    numbers: dict[tuple[ShapeBreak, ...], int] = field(default_factory=dict)

    def number(self, breaks: tuple[ShapeBreak, ...]) -> int:
        """The number of a set of breaks."""
        return self.numbers.setdefault(breaks, len(self.numbers))

    @property
    def breaks(self) -> list[tuple[ShapeBreak, ...]]:
        """The sets of breaks by number."""
        return list(self.numbers)


@dataclass(frozen=True)
class Offers:
    """Shifts that may be chosen, one a row, sorted by date and start.

    `begin` and `finish` are minutes after the horizon's start, `first` and `last` the
    half-open stretch of intervals that the shift covers (`last` may pass the horizon),
    `minute` the local start in minutes after midnight. `weekend` tells that the shift
    touches a weekend.
    """

    day: NDArray[np.int32]
    begin: NDArray[np.int32]
    finish: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    shape: NDArray[np.int32]
    paid_minutes: NDArray[np.int32]
    minute: NDArray[np.int32]
    night: NDArray[np.bool_]
    weekend: NDArray[np.bool_]

    def take(self, rows: NDArray[np.bool_] | NDArray[np.intp]) -> Offers:
        """The offers of some rows."""
        return Offers(**{name: column[rows] for name, column in vars(self).items()})


Span = tuple[date, datetime, datetime]
"""A shift's date, start and end."""


def contract_offers(scenario: Scenario, site: str, contract: Contract, shapes: Shapes) -> Offers:
    """Every shift that the contract's starts and lengths allow at a site in the horizon."""
    zone, grid = scenario.sites[site].time_zone, scenario.grid
    minutes = sorted(set().union(*(window.minutes_of_day() for window in contract.starts)))
    spans = [
        (day, start, end)
        for day in grid.dates(zone)
        for start in _starts(grid, zone, day, minutes)
        for end in _ends(scenario, zone, contract, start)
    ]
    return offers_of(scenario, zone, contract, spans, shapes)


def _starts(grid: clock.Grid, zone: str, day: date, minutes: Sequence[int]) -> list[datetime]:
    midnight = datetime.combine(day, time())
    found = {clock.recurring_instant(midnight + m * clock.MINUTE, zone) for m in minutes}
    return sorted(s for s in found if grid.start <= s < grid.end and grid.aligned(s))


def _ends(scenario: Scenario, zone: str, contract: Contract, start: datetime) -> list[datetime]:
    keep_end = scenario.rules.clock_change == "keep_end"
    found = {
        clock.shift_end(start, length, zone, keep_end=keep_end) for length in contract.shift_minutes
    }
    return sorted(end for end in found if scenario.grid.aligned(end))


def offers_of(
    scenario: Scenario, zone: str, contract: Contract, spans: Sequence[Span], shapes: Shapes
) -> Offers:
    """The offers of shifts in order of date and start, each with the breaks that fit in it.

    Shifts may lie on the grid or off it.
    """
    grid, interval = scenario.grid, scenario.grid.interval_minutes
    day = _column(span[0].toordinal() for span in spans)
    begin = _column(grid.minutes(span[1]) for span in spans)
    finish = _column(grid.minutes(span[2]) for span in spans)
    first, last = -(-begin // interval), finish // interval
    alike, number = np.unique(
        np.stack((finish - begin, first * interval - begin)), axis=1, return_inverse=True
    )
    kinds: list[tuple[int, int]] = alike.T.tolist()
    shape = [shapes.number(_shape(contract, elapsed, lead, interval)) for elapsed, lead in kinds]
    paid = [contract.paid_minutes(elapsed) for elapsed, _ in kinds]
    return Offers(
        day=day,
        begin=begin,
        finish=finish,
        first=first,
        last=last,
        shape=_column(shape)[number],
        paid_minutes=_column(paid)[number],
        minute=_column(_minute_of_day(span[1], zone) for span in spans),
        night=_night_minutes(grid, zone, day, begin, finish) >= NIGHT_MINUTES,
        weekend=_on_weekend(grid, zone, day, begin, finish),
    )


def _column(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int32)


def _minute_of_day(instant: datetime, zone: str) -> int:
    wall = clock.local(instant, zone)
    return wall.hour * 60 + wall.minute


def _night_minutes(grid: clock.Grid, zone: str, day: Ints, begin: Ints, finish: Ints) -> Ints:
    """How many minutes of shifts that start on some days lie in nights."""
    inside = np.zeros_like(begin)
    nights = 2 + int((finish - begin).max(initial=0)) // MINUTES_A_DAY
    for after in range(-1, nights):
        evenings, number = np.unique(day + after, return_inverse=True)
        windows = [
            clock.window(date.fromordinal(evening), NIGHT_FROM, NIGHT_TO, zone)
            for evening in evenings.tolist()
        ]
        opens = _column(grid.minutes(start) for start, _ in windows)[number]
        closes = _column(grid.minutes(end) for _, end in windows)[number]
        inside += np.maximum(np.minimum(finish, closes) - np.maximum(begin, opens), 0)
    return inside


def _on_weekend(
    grid: clock.Grid, zone: str, day: Ints, begin: Ints, finish: Ints
) -> NDArray[np.bool_]:
    """Whether shifts that start on some days touch the weekends of their weeks."""
    mondays, number = np.unique(day - (day + 6) % 7, return_inverse=True)
    weekends = [weekend_of(date.fromordinal(monday), zone) for monday in mondays.tolist()]
    starts = _column(grid.minutes(start) for start, _ in weekends)[number]
    ends = _column(grid.minutes(end) for _, end in weekends)[number]
    touched: NDArray[np.bool_] = (begin < ends) & (finish > starts)
    return touched


def _shape(contract: Contract, elapsed: int, lead: int, interval: int) -> tuple[ShapeBreak, ...]:
    """The breaks of a shift, their windows counted from its first whole interval."""
    due = [
        ShapeBreak(
            name=b.name,
            length=-(-b.minutes // interval),
            earliest=-(-(b.earliest - lead) // interval),
            latest=(min(b.latest, elapsed - b.minutes) - lead) // interval,
            paid=b.paid,
        )
        for b in sorted(contract.breaks_in(elapsed), key=lambda b: (b.earliest, b.latest))
    ]
    return _one_after_the_other(tuple(due))


@cache
def _one_after_the_other(due: tuple[ShapeBreak, ...]) -> tuple[ShapeBreak, ...]:
    """The most breaks that can follow on each other, in the order given where that will do.

    Only in a pinned shift, too short for all or off the grid, one can be left out. The
    earliest end of every set of breaks is found from the smaller sets.
    """
    best: dict[frozenset[int], tuple[int, tuple[ShapeBreak, ...]]] = {frozenset(): (-(2**30), ())}
    for size in range(len(due)):
        for taken in [taken for taken in best if len(taken) == size]:
            for number in range(len(due)):
                _take_one_more(best, taken, number, due[number])
    return max(best.values(), key=lambda found: len(found[1]))[1]


def _take_one_more(
    best: dict[frozenset[int], tuple[int, tuple[ShapeBreak, ...]]],
    taken: frozenset[int],
    number: int,
    one: ShapeBreak,
) -> None:
    end, order = best[taken]
    start = max(end, one.earliest)
    more = taken | {number}
    if number in taken or start > one.latest:
        return
    if more not in best or start + one.length < best[more][0]:
        best[more] = (start + one.length, (*order, one))
