"""What a shift holds once it lies elsewhere, or has another length."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from planner import clock
from planner.clock import MINUTE
from planner.plan.audit.violation import at
from planner.plan.placement import fits
from planner.plan.schedule import Shift, Stretch, tile
from planner.scenario import Break, Scenario


@dataclass(frozen=True)
class Filled:
    """A shift with breaks and activities, and in words what of them did not simply move along."""

    shift: Shift
    told: tuple[str, ...]


def filled(
    scenario: Scenario,
    agent: str,
    start: datetime,
    end: datetime,
    *,
    like: Shift | None = None,
    own: Shift | None = None,
) -> Filled:
    """A shift of an agent from `start` to `end`, with its breaks and activities.

    The contract's breaks lie as long after the start as in the shift `like`, or as near to that
    as rules and activities let them; without `like`, near the middle of their windows. What the
    agent's shift `own` held of trainings and meetings keeps its time where the new shift covers
    it; what is held alone may move along instead; the rest falls away.
    """
    filling = _Filling(scenario, agent, start, end)
    if own is not None:
        for stretch in _parted(scenario, own)[1]:
            filling.hold(stretch, stretch.start - own.start)
    if like is None:
        filling.take_breaks()
    else:
        filling.take_breaks_as_in(like)
    return filling.done()


def _parted(scenario: Scenario, shift: Shift) -> tuple[list[Stretch], list[Stretch]]:
    """The breaks of a shift, and its activities."""
    names = {b.name for b in scenario.contract_of(shift.agent).breaks}
    off_queue = shift.off_queue()
    return (
        [s for s in off_queue if s.activity in names],
        [s for s in off_queue if s.activity not in names],
    )


@dataclass
class _Filling:
    """A shift that is being filled."""

    scenario: Scenario
    agent: str
    start: datetime
    end: datetime
    placed: list[Stretch] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def hold(self, activity: Stretch, offset: timedelta) -> None:
        """Keep an activity at its time, or as long after the start as it was, if it may be."""
        length = activity.end - activity.start
        along = Stretch(self.start + offset, self.start + offset + length, activity.activity)
        if self._is_free(activity):
            self.placed.append(activity)
        elif self._is_free(along) and self._may_move_to(along):
            self.placed.append(along)
            self.tell(f"{along.activity} moves along, to {self._time(along.start)}")
        else:
            when = at(activity.start, self._zone)
            self.tell(f"{activity.activity} of {when} lies outside and falls away")

    def take_breaks(self) -> None:
        """Take every break of the contract near the middle of its window."""
        for wanted in self._due():
            self._take(wanted, self._middle(wanted))

    def take_breaks_as_in(self, shift: Shift) -> None:
        """Take every break of the contract where the shift has it, counted from the start."""
        held = _parted(self.scenario, shift)[0]
        for wanted in self._due():
            before = next((s for s in held if s.activity == wanted.name), None)
            if before is None:
                self._tell_place(wanted, "added", self._take(wanted, self._middle(wanted)))
                continue
            held.remove(before)
            near = self.start + (before.start - shift.start)
            start = self._take(wanted, near)
            if start != near:
                self._tell_place(wanted, "placed anew", start)
        for stretch in held:
            self.tell(f"{stretch.activity} falls away")

    def tell(self, what: str) -> None:
        """Say what became of a break or an activity."""
        name = self.scenario.agents[self.agent].name
        self.told.append(f"{name}, {at(self.start, self._zone)}: {what}")

    def done(self) -> Filled:
        """The shift as it is now."""
        day = clock.local(self.start, self._zone).date()
        stretches = tile(self.start, self.end, self.placed)
        return Filled(Shift(self.agent, day, self.start, self.end, stretches), tuple(self.told))

    def _due(self) -> list[Break]:
        contract = self.scenario.contract_of(self.agent)
        due = contract.breaks_in((self.end - self.start) // MINUTE)
        return sorted(due, key=lambda b: (b.earliest, b.latest))

    def _middle(self, wanted: Break) -> datetime:
        return self.start + (wanted.earliest + wanted.latest) / 2 * MINUTE

    def _take(self, wanted: Break, near: datetime) -> datetime | None:
        """Take a break as near to a time as may be; where it starts now, None without a place."""
        places = list(self._places(wanted))
        if not places:
            return None
        start = min(places, key=lambda place: (abs(place - near), place))
        self.placed.append(Stretch(start, start + wanted.minutes * MINUTE, wanted.name))
        return start

    def _tell_place(self, wanted: Break, how: str, start: datetime | None) -> None:
        place = "finds no place" if start is None else f"is {how}, at {self._time(start)}"
        self.tell(f"{wanted.name} {place}")

    def _places(self, wanted: Break) -> Iterator[datetime]:
        """The starts of intervals at which a break may begin."""
        grid = self.scenario.grid
        start = grid.instant(math.ceil(grid.position(self.start + wanted.earliest * MINUTE)))
        while start <= self.start + wanted.latest * MINUTE:
            if self._is_free(Stretch(start, start + wanted.minutes * MINUTE, wanted.name)):
                yield start
            start += grid.interval_minutes * MINUTE

    def _is_free(self, stretch: Stretch) -> bool:
        return (
            self.start <= stretch.start
            and stretch.end <= self.end
            and all(stretch.end <= o.start or o.end <= stretch.start for o in self.placed)
        )

    def _may_move_to(self, stretch: Stretch) -> bool:
        """Whether an activity asked of the agent alone may be held then."""
        return self.scenario.grid.aligned(stretch.start) and any(
            fits(activity, stretch) and not activity.together
            for activity in self.scenario.activities
            if self.agent in activity.agents
        )

    def _time(self, instant: datetime) -> str:
        return f"{clock.local(instant, self._zone):%H:%M}"

    @property
    def _zone(self) -> str:
        return self.scenario.zone_of(self.agent)
