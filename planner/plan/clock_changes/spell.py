"""The parts of the horizon between its clock changes, and how far apart clocks are in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner import clock
from planner.clock import MINUTE
from planner.plan.clock_changes.change import ChangeNight
from planner.scenario import Scenario


@dataclass(frozen=True)
class Spell:
    """A part [start, end) of the horizon in which no clock changes, and the nights around it.

    `since` is None where it begins with the horizon, `until` where it ends with it.
    """

    start: datetime
    end: datetime
    since: ChangeNight | None
    until: ChangeNight | None


def spells(scenario: Scenario, nights: Sequence[ChangeNight]) -> tuple[Spell, ...]:
    """The spells around the nights of the horizon, none of them empty."""
    grid = scenario.grid
    starts = (grid.start, *(night.end for night in nights))
    ends = (*(night.start for night in nights), grid.end)
    around = zip(starts, ends, (None, *nights), (*nights, None), strict=True)
    return tuple(Spell(*spell) for spell in around if spell[0] < spell[1])


def minutes_ahead(zone: str, other: str, instant: datetime) -> int:
    """By how many minutes the clocks of a zone are ahead of another's at an instant."""
    return round((clock.local(instant, zone) - clock.local(instant, other)) / MINUTE)


def moves(by_spell: Sequence[object]) -> bool:
    """Whether something is not the same in all spells."""
    return any(value != by_spell[0] for value in by_spell)
