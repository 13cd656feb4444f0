"""A queue's usual day in one line: a letter per local hour says where agents are short."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.plan.coverage import Coverage
from planner.reports.table import text_table
from planner.reports.usual_day import mean_by_hour

ENOUGH = 0.05
MADE_UP_LATER = "Email and social messages wait: what is short in one hour may be made up later."
RULER = "0     6     12    18    "


@dataclass(frozen=True)
class Marks:
    """The letters of a strip, from the worst shortage to a surplus."""

    short_two: str
    short_one: str
    short: str
    enough: str
    over: str
    closed: str

    def of(self, net: float) -> str:
        """The letter for a mean of serving less required, in agents; NaN where closed."""
        if math.isnan(net):
            return self.closed
        steps = ((-2.0, self.short_two), (-1.0, self.short_one), (-ENOUGH, self.short))
        for limit, letter in steps:
            if net <= limit:
                return letter
        return self.enough if net < 1.0 else self.over

    def legend(self) -> str:
        """What the letters mean."""
        return (
            f"{self.short_two} two or more agents short   {self.short_one} one to two   "
            f"{self.short} less than one   {self.enough} enough   {self.over} one or more over   "
            f"{self.closed} closed"
        )


BLOCKS = Marks("█", "▓", "▒", "─", "+", "·")
LETTERS = Marks("#", "x", "o", "-", "+", ".")


def marks_for(encoding: str | None) -> Marks:
    """Blocks where the output's encoding has them, plain letters elsewhere."""
    try:
        BLOCKS.legend().encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return LETTERS
    return BLOCKS


def hourly_net(coverage: Coverage) -> NDArray[np.float64]:
    """The mean of serving less required at each hour of each queue's clock, [Q, 24]."""
    contacts = coverage.requirement.contacts
    return np.array(
        [
            mean_by_hour(
                coverage.net[row],
                contacts.open[row],
                contacts.grid.wall_clocks(coverage.scenario.queues[name].time_zone),
            )
            for row, name in enumerate(contacts.queues)
        ]
    )


def strips_text(coverage: Coverage, marks: Marks) -> str:
    """A line per queue with its usual day and its worst hour, and the legend."""
    rows = [
        (name, "".join(map(marks.of, net)), _worst_hour(net), queue.time_zone)
        for (name, queue), net in zip(
            coverage.scenario.queues.items(), hourly_net(coverage), strict=True
        )
    ]
    table = text_table(("queue", RULER, "worst hour", "clock"), rows, "llll")
    waits = any(not queue.immediate for queue in coverage.scenario.queues.values())
    return "\n".join((table, marks.legend(), *([MADE_UP_LATER] if waits else [])))


def _worst_hour(net: NDArray[np.float64]) -> str:
    if np.isnan(net).all() or np.nanmin(net) > -ENOUGH:
        return ""
    hour = int(np.nanargmin(net))
    return f"{hour:02d}:00 {net[hour]:+.1f}"
