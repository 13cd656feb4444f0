"""The weeks in which the clocks of one region have changed, and those of another not yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from planner.clock import DAY
from planner.plan.clock_changes.change import ChangeNight, change_nights
from planner.plan.clock_changes.distance import related_zones
from planner.scenario import Scenario

HALF_A_YEAR = timedelta(weeks=26)


@dataclass(frozen=True)
class WeeksBetween:
    """The part [start, end) of the horizon between a night of one region and one of another.

    The nights may lie outside the horizon. pairs: the zones concerned, a site's and the one
    it is seen from; of each two, one changes on the first night and the other on the last, and
    neither in between.
    """

    first: ChangeNight
    last: ChangeNight
    start: datetime
    end: datetime
    pairs: tuple[tuple[str, str], ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """The zones concerned whose clocks have changed."""
        return self._among(self.first)

    @property
    def not_yet(self) -> tuple[str, ...]:
        """The zones concerned whose clocks have not changed yet."""
        return self._among(self.last)

    def _among(self, night: ChangeNight) -> tuple[str, ...]:
        concerned = {zone for pair in self.pairs for zone in pair}
        return tuple(zone for zone in night.zones if zone in concerned)

    def holds(self, zone: str, other: str) -> bool:
        """Whether two zones are a pair of these weeks, in either order."""
        return (zone, other) in self.pairs or (other, zone) in self.pairs


def weeks_between(scenario: Scenario) -> tuple[WeeksBetween, ...]:
    """Every such time of a day or more inside the horizon, in order of time.

    Changes up to half a year outside the horizon may begin and end it.
    """
    grid = scenario.grid
    nights = change_nights(scenario, grid.start - HALF_A_YEAR, grid.end + HALF_A_YEAR)
    found: dict[tuple[ChangeNight, ChangeNight], list[tuple[str, str]]] = {}
    for pair in related_zones(scenario):
        for around in _between(nights, pair):
            found.setdefault(around, []).append(pair)
    between = (
        WeeksBetween(
            first, last, max(first.end, grid.start), min(last.start, grid.end), tuple(pairs)
        )
        for (first, last), pairs in found.items()
    )
    return tuple(
        sorted(
            (weeks for weeks in between if weeks.end - weeks.start >= DAY),
            key=lambda weeks: (weeks.start, weeks.end),
        )
    )


def _between(
    nights: Sequence[ChangeNight], pair: tuple[str, str]
) -> list[tuple[ChangeNight, ChangeNight]]:
    """The nights, one after the other for this pair, of which each changes another of the two."""
    own = [(night, {*pair} & {*night.zones}) for night in nights]
    changing = [(night, moved) for night, moved in own if moved]
    return [
        (first, last)
        for (first, early), (last, late) in pairwise(changing)
        if len(early) == len(late) == 1 and early != late
    ]
