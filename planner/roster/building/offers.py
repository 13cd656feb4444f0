"""The shifts that a contract offers on every date at a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.roster.person import is_night, monday_of, weekend_of
from planner.scenario import Contract, Scenario


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


COLUMNS = {
    "day": np.int32, "begin": np.int32, "finish": np.int32, "first": np.int32,
    "last": np.int32, "shape": np.int32, "paid_minutes": np.int32, "minute": np.int32,
    "night": np.bool_, "weekend": np.bool_,
}  # fmt: skip

Row = tuple[int, int, int, int, int, int, int, int, bool, bool]


def gather(rows: list[Row]) -> Offers:
    """Offers from rows in the order of the columns."""
    ordered = sorted(rows, key=lambda row: (row[0], row[1], row[2]))
    columns = zip(*ordered, strict=True) if ordered else ([] for _ in COLUMNS)
    return Offers(
        **{
            name: np.array(list(column), dtype=kind)
            for (name, kind), column in zip(COLUMNS.items(), columns, strict=True)
        }
    )


def contract_offers(scenario: Scenario, site: str, contract: Contract, shapes: Shapes) -> Offers:
    """Every shift that the contract's starts and lengths allow at a site in the horizon."""
    zone = scenario.sites[site].time_zone
    minutes = sorted(set().union(*(window.minutes_of_day() for window in contract.starts)))
    rows: list[Row] = []
    for day in scenario.grid.dates(zone):
        starts = {
            clock.recurring_instant(datetime.combine(day, time(m // 60, m % 60)), zone)
            for m in minutes
        }
        for start in sorted(starts):
            rows += _from_start(scenario, zone, contract, day, start, shapes)
    return gather(rows)


def _from_start(
    scenario: Scenario, zone: str, contract: Contract, day: date, start: datetime, shapes: Shapes
) -> list[Row]:
    grid = scenario.grid
    if not (grid.start <= start < grid.end and grid.aligned(start)):
        return []
    keep_end = scenario.rules.clock_change == "keep_end"
    ends = {
        clock.shift_end(start, length, zone, keep_end=keep_end) for length in contract.shift_minutes
    }
    return [
        shift_row(scenario, zone, contract, day, start, end, shapes)
        for end in sorted(ends)
        if grid.aligned(end)
    ]


def shift_row(
    scenario: Scenario,
    zone: str,
    contract: Contract,
    day: date,
    start: datetime,
    end: datetime,
    shapes: Shapes,
) -> Row:
    """The row of one shift with the breaks that fit in it, on the grid or off it."""
    grid = scenario.grid
    elapsed = round((end - start) / clock.MINUTE)
    first, last = int(np.ceil(grid.position(start))), int(np.floor(grid.position(end)))
    lead = grid.minutes(grid.instant(first)) - grid.minutes(start)
    local_start = clock.local(start, zone)
    weekend = weekend_of(monday_of(day), zone)
    return (
        day.toordinal(),
        grid.minutes(start),
        grid.minutes(end),
        first,
        last,
        shapes.number(_shape(contract, elapsed, lead, grid.interval_minutes)),
        contract.paid_minutes(elapsed),
        local_start.hour * 60 + local_start.minute,
        is_night(start, end, zone),
        start < weekend[1] and end > weekend[0],
    )


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
