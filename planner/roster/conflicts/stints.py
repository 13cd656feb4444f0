"""The shifts that an agent can be given or has pinned, each with what forbids it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner import clock
from planner.roster.building.offers import Offers, Shapes, contract_offers
from planner.roster.building.permitted import available
from planner.roster.building.pinned import pinned_shift
from planner.roster.conflicts.grounds import (
    AVAILABILITY,
    ENDS_ON,
    STARTS_ON,
    Ground,
    Grounds,
    absence,
    holiday,
    pinned,
)
from planner.roster.person import monday_of, person

Weight = tuple[int, bool, bool]


@dataclass(frozen=True)
class Stint:
    """A shift as the rules see it; begin and finish in minutes after the horizon's start.

    `weekend` tells that it touches a weekend that counts; `against` are the grounds that
    forbid it whatever else is worked.
    """

    begin: int
    finish: int
    paid: int
    night: bool
    weekend: bool
    against: frozenset[Ground]


class Stints:
    """An agent's pinned shifts, and those that the contract offers, by date."""

    def __init__(self, bound: Grounds) -> None:
        self._bound = bound
        self._scenario, self._agent = bound.scenario, bound.agent
        self._zone = self._scenario.zone_of(self._agent)

    def held(self, day: date, held: Set[Ground]) -> list[Stint]:
        """The shifts pinned on a date whose rows are held."""
        return [stint for ground, stint in self._pinned.get(day, []) if ground in held]

    def allowed(self, day: date, held: Set[Ground]) -> list[list[Stint]]:
        """What may be worked on a date where no shift is held: in order of finish, by weight.

        A shift that is pinned there but not held is among them, whatever its shape.
        """
        stints = [stint for _, stint in self._pinned.get(day, [])] + self._offered.get(day, [])
        groups: dict[Weight, list[Stint]] = {}
        for stint in sorted(stints, key=lambda stint: stint.finish):
            if not stint.against & held:
                groups.setdefault((stint.paid, stint.night, stint.weekend), []).append(stint)
        return list(groups.values())

    @cached_property
    def weekend_counts(self) -> dict[date, bool]:
        """Whether the weekend of each week counts, by the week's Monday."""
        weeks = person(self._scenario, self._agent).weeks
        return {week.monday: week.weekend_counts for week in weeks}

    @cached_property
    def _pinned(self) -> dict[date, list[tuple[Ground, Stint]]]:
        found: dict[date, list[tuple[Ground, Stint]]] = {}
        for number, row in enumerate(self._bound.pins):
            offer = pinned_shift(self._scenario, row, Shapes()).offer
            found.setdefault(row.date, []).extend((pinned(number), s) for _, s in self._read(offer))
        return found

    @cached_property
    def _offered(self) -> dict[date, list[Stint]]:
        site = self._scenario.agents[self._agent].site
        contract = self._scenario.contract_of(self._agent)
        found: dict[date, list[Stint]] = {}
        for day, stint in self._read(contract_offers(self._scenario, site, contract, Shapes())):
            found.setdefault(day, []).append(stint)
        return found

    def _read(self, offers: Offers) -> Iterator[tuple[date, Stint]]:
        for ordinal, begin, finish, paid, night, touches_weekend in zip(
            offers.day.tolist(), offers.begin.tolist(), offers.finish.tolist(),
            offers.paid_minutes.tolist(), offers.night.tolist(), offers.weekend.tolist(),
            strict=True,
        ):  # fmt: skip
            day = date.fromordinal(ordinal)
            weekend = touches_weekend and self.weekend_counts.get(monday_of(day), False)
            against = frozenset(self._against(day, begin, finish))
            yield day, Stint(begin, finish, paid, night, weekend, against)

    def _against(self, day: date, begin: int, finish: int) -> Iterator[Ground]:
        minutes = self._scenario.grid.minutes
        for number, row in enumerate(self._bound.time_off):
            if begin < minutes(row.end) and minutes(row.start) < finish:
                yield absence(number)
        if day in self._bound.holidays:
            yield holiday(day)
        if begin < self._employed[0]:
            yield STARTS_ON
        if finish > self._employed[1]:
            yield ENDS_ON
        if self._windows is not None and not any(
            opens <= begin and finish <= closes for opens, closes in self._windows
        ):
            yield AVAILABILITY

    @cached_property
    def _employed(self) -> tuple[float, float]:
        who, minutes = self._scenario.agents[self._agent], self._scenario.grid.minutes
        first, last = -float("inf"), float("inf")
        if who.starts_on:
            first = minutes(clock.day_start(who.starts_on, self._zone))
        if who.ends_on:
            last = minutes(clock.day_start(who.ends_on + clock.DAY, self._zone))
        return first, last

    @cached_property
    def _windows(self) -> list[tuple[int, int]] | None:
        return available(self._scenario, self._agent)
