"""A plan as it is handed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from planner.plan import QueueService
from planner.reports.exports.handout.coverage_row import CoverageRow
from planner.reports.exports.handout.figures import Figures
from planner.reports.exports.handout.gap_row import GapRow
from planner.reports.exports.handout.shift import HandedShift

EDITED = (
    "the shifts were edited after the plan was made: its figures, service, coverage and gaps are "
    "those from before"
)


@dataclass(frozen=True)
class Person:
    """An agent by id and name."""

    agent: str
    name: str


@dataclass(frozen=True)
class Handout:
    """Everything that a plan folder tells.

    start, end: the horizon's instants. dates: the local dates it touches, at any site.
    shifts: in the order of `people`, then of time. edited: the shifts are not those
    that the rest of the folder was made from.
    """

    figures: Figures
    start: datetime
    end: datetime
    dates: tuple[date, ...]
    people: tuple[Person, ...]
    shifts: tuple[HandedShift, ...]
    coverage: tuple[CoverageRow, ...]
    service: tuple[QueueService, ...]
    gaps: tuple[GapRow, ...]
    edited: bool

    @property
    def title(self) -> str:
        """The scenario's name."""
        return self.figures.scenario

    @cached_property
    def shifts_of(self) -> Mapping[str, tuple[HandedShift, ...]]:
        """The shifts of every agent, in order of time."""
        found: dict[str, list[HandedShift]] = {person.agent: [] for person in self.people}
        for shift in self.shifts:
            found[shift.agent].append(shift)
        return {agent: tuple(shifts) for agent, shifts in found.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every agent's name."""
        return {person.agent: person.name for person in self.people}

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the figures must know."""
        return (*self.figures.notes, EDITED) if self.edited else self.figures.notes
