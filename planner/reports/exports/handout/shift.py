"""A shift as it is handed out: with its clock, its pay and its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from planner import clock
from planner.clock import DAY
from planner.plan import Shift
from planner.plan.hours import is_night_shift, week_of, works_weekend
from planner.reports.exports.handout.clocks import time_text


class Kind(StrEnum):
    """What makes a shift unlike an ordinary one."""

    DAY = "day"
    NIGHT = "night"
    WEEKEND = "weekend"
    WEEKEND_NIGHT = "night at a weekend"


@dataclass(frozen=True)
class HandedShift(Shift):
    """A shift with all that its rows in the plan folder tell.

    zone: the IANA name of the site's zone. cost: of the whole shift in the site's currency, None
    where no rate is known.
    """

    site: str
    zone: str
    minutes_paid: int
    cost: float | None
    currency: str

    @property
    def local_start(self) -> datetime:
        """The wall clock at the start, naive."""
        return clock.local(self.start, self.zone)

    @property
    def local_end(self) -> datetime:
        """The wall clock at the end, naive."""
        return clock.local(self.end, self.zone)

    @property
    def hours_text(self) -> str:
        """`22:00-06:30`, by the site's clock."""
        return f"{self.local_start:%H:%M}-{self.local_end:%H:%M}"

    @cached_property
    def kind(self) -> Kind:
        """Whether it is a night shift, and whether it touches a weekend."""
        night = is_night_shift(self, self.zone)
        if works_weekend(self, week_of(self.date) + 5 * DAY, self.zone):
            return Kind.WEEKEND_NIGHT if night else Kind.WEEKEND
        return Kind.NIGHT if night else Kind.DAY


def stretches_text(shift: HandedShift, separator: str) -> str:
    """The breaks and activities of a shift, by its site's clock: `12:00-12:30 lunch`."""
    return separator.join(
        f"{time_text(s.start, shift.zone)}-{time_text(s.end, shift.zone)} {s.activity}"
        for s in shift.off_queue()
    )
