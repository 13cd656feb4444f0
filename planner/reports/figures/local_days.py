"""A window of whole local days: what a time axis shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from planner import clock
from planner.clock import DAY, Grid
from planner.reports.figures.words import dates


@dataclass(frozen=True)
class LocalDays:
    """So many local dates of a zone from `first` on; each as long as that zone's clock makes it."""

    first: date
    days: int
    zone: str

    def __post_init__(self) -> None:
        if self.days < 1:
            raise ValueError(f"a window has at least one day, not {self.days}")

    @classmethod
    def of_horizon(cls, grid: Grid, zone: str) -> LocalDays:
        """Every local date that the horizon touches."""
        touched = grid.dates(zone)
        return cls(touched[0], len(touched), zone)

    @cached_property
    def midnights(self) -> tuple[datetime, ...]:
        """The instants at which the dates begin, and the one at which the last ends."""
        return tuple(clock.day_start(self.first + i * DAY, self.zone) for i in range(self.days + 1))

    @property
    def spans(self) -> tuple[tuple[date, datetime, datetime], ...]:
        """Every date with the instants at which it begins and ends."""
        return tuple(zip(self.dates, self.midnights[:-1], self.midnights[1:], strict=True))

    @property
    def start(self) -> datetime:
        """The first instant."""
        return self.midnights[0]

    @property
    def end(self) -> datetime:
        """The instant at which the window is over."""
        return self.midnights[-1]

    @property
    def dates(self) -> tuple[date, ...]:
        """The local dates, in order."""
        return tuple(self.first + i * DAY for i in range(self.days))

    @property
    def heading(self) -> str:
        """`Mon 1 Mar to Sun 28 Mar 2027, times in Europe/Riga`."""
        return f"{dates(self.dates[0], self.dates[-1])}, times in {self.zone}"

    def intervals(self, grid: Grid) -> slice:
        """The intervals of the horizon that reach into the window."""
        first = max(0, math.floor(grid.position(self.start)))
        last = min(grid.count, math.ceil(grid.position(self.end)))
        return slice(min(first, grid.count), max(last, 0))
