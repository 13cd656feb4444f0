"""Clock changes: one zone's, and the nights on which those of several zones fall together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner import clock
from planner.clock import DAY, MINUTE
from planner.scenario import Queue, Scenario, Site


@dataclass(frozen=True)
class ClockChange:
    """The clocks of a zone jump by `minutes` at an instant: forward, or back where negative.

    sites, queues: those that live on that clock.
    """

    zone: str
    instant: datetime
    minutes: int
    sites: tuple[str, ...]
    queues: tuple[str, ...]

    @property
    def after(self) -> datetime:
        """What the clocks show once they have jumped."""
        return clock.local(self.instant, self.zone).replace(fold=0)

    @property
    def before(self) -> datetime:
        """What they would have shown then."""
        return self.after - self.minutes * MINUTE

    @property
    def date(self) -> date:
        """The local date that is shorter or longer for it."""
        return self.after.date()


@dataclass(frozen=True)
class ChangeNight:
    """Changes less than a day after the first of them, in order of time."""

    changes: tuple[ClockChange, ...]

    @property
    def start(self) -> datetime:
        """The instant of the first change."""
        return self.changes[0].instant

    @property
    def end(self) -> datetime:
        """The instant of the last change."""
        return self.changes[-1].instant

    @property
    def date(self) -> date:
        """The local date of the first change."""
        return self.changes[0].date

    @property
    def zones(self) -> tuple[str, ...]:
        """The zones whose clocks change."""
        return tuple(change.zone for change in self.changes)


def zones(scenario: Scenario) -> tuple[str, ...]:
    """The zones of the sites, then those of the queues, each once."""
    sites = [site.time_zone for site in scenario.sites.values()]
    queues = [queue.time_zone for queue in scenario.queues.values()]
    return tuple(dict.fromkeys(sites + queues))


def nights_inside(scenario: Scenario) -> tuple[ChangeNight, ...]:
    """The nights of clock changes inside the horizon."""
    return change_nights(scenario, scenario.grid.start, scenario.grid.end)


def change_nights(scenario: Scenario, start: datetime, end: datetime) -> tuple[ChangeNight, ...]:
    """The nights of clock changes in [start, end), in all zones of sites and queues."""
    nights: list[list[ClockChange]] = []
    for change in sorted(_changes(scenario, start, end), key=lambda change: change.instant):
        if nights and change.instant - nights[-1][0].instant < DAY:
            nights[-1].append(change)
        else:
            nights.append([change])
    return tuple(ChangeNight(tuple(night)) for night in nights)


def _changes(scenario: Scenario, start: datetime, end: datetime) -> Iterator[ClockChange]:
    for zone in zones(scenario):
        sites, queues = _living_on(scenario.sites, zone), _living_on(scenario.queues, zone)
        for instant, minutes in clock.changes(zone, start, end):
            yield ClockChange(zone, instant, minutes, sites, queues)


def _living_on(nouns: Mapping[str, Site] | Mapping[str, Queue], zone: str) -> tuple[str, ...]:
    return tuple(name for name, noun in nouns.items() if noun.time_zone == zone)
