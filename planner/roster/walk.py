"""Whether the rules leave an agent any line at all, with some of them laid aside.

A walk along the agent's dates over all that can have happened by each: a plain statement of
what the best-line programme does, on which single rules and rows can be taken away. Of two
pasts that differ in counts alone the lower goes on; only the run of free dates has no such
order, so that a date that need not be worked is tried both ways.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from planner import clock
from planner.roster.grounds import (
    AVAILABILITY,
    CONSECUTIVE_DAYS,
    DAYS_OFF,
    DAYS_PER_WEEK,
    ENDS_ON,
    NIGHTS,
    REST,
    STARTS_ON,
    WEEKENDS_OFF,
    WEEKLY_HOURS,
    Ground,
    Grounds,
    absence,
    earlier,
    holiday,
    pinned,
)
from planner.roster.offers import Shapes, contract_offers
from planner.roster.permitted import available
from planner.roster.person import is_night, monday_of, paid_minutes, part_of_day, person, weekend_of
from planner.scenario import PublishedShift

LONG_AGO = -(10**9)


@dataclass(frozen=True)
class Stint:
    """A shift as the walk sees it; begin and finish in minutes after the horizon's start.

    `against` are the grounds that forbid it whatever else is worked.
    """

    begin: int
    finish: int
    paid: int
    night: bool
    weekend: bool
    against: frozenset[Ground]


@dataclass(frozen=True)
class Past:
    """What the rules remember; `paid`, `days`, `nights`, `at_weekend` are those of the week.

    `free` counts the free dates of the present run, up to the least that a run must have.
    """

    free: int
    finish: int
    run: int = 0
    paid: int = 0
    days: int = 0
    nights: int = 0
    weekends: int = 0
    at_weekend: bool = False

    def no_worse(self, other: Past) -> bool:
        """Whether every way on from the other is one from here too."""
        return (
            self.free == other.free
            and self.finish <= other.finish
            and self.run <= other.run
            and self.paid <= other.paid
            and self.days <= other.days
            and self.nights <= other.nights
            and self.weekends - self.at_weekend <= other.weekends - other.at_weekend
            and self.weekends <= other.weekends
        )


class Walk:
    """An agent's dates with the shifts that may be worked on each."""

    def __init__(self, bound: Grounds) -> None:
        self.bound = bound
        self.scenario, self.agent = bound.scenario, bound.agent
        self.zone = self.scenario.zone_of(self.agent)
        self.contract = self.scenario.contract_of(self.agent)
        self.dates = self.scenario.grid.dates(self.zone)
        self.least_free = self.contract.min_consecutive_days_off or 1

    # --- what there is to choose ----------------------------------------------------------

    @cached_property
    def pins(self) -> dict[date, list[tuple[Ground, Stint]]]:
        """The pinned shifts by date."""
        found: dict[date, list[tuple[Ground, Stint]]] = {}
        for number, row in enumerate(self.bound.pins):
            found.setdefault(row.date, []).append((pinned(number), self._listed(row)))
        return found

    @cached_property
    def offers(self) -> dict[date, list[Stint]]:
        """The shifts that the contract offers, by date."""
        site = self.scenario.agents[self.agent].site
        offers = contract_offers(self.scenario, site, self.contract, Shapes())
        found: dict[date, list[Stint]] = {}
        for day, begin, finish, paid in zip(
            offers.day, offers.begin, offers.finish, offers.paid_minutes, strict=True
        ):
            on = date.fromordinal(int(day))
            found.setdefault(on, []).append(self._stint(on, int(begin), int(finish), int(paid)))
        return found

    def _listed(self, row: PublishedShift) -> Stint:
        minutes = self.scenario.grid.minutes
        paid = paid_minutes(self.scenario, row)
        return self._stint(row.date, minutes(row.start), minutes(row.end), paid)

    def _stint(self, day: date, begin: int, finish: int, paid: int) -> Stint:
        start, end = self._instant(begin), self._instant(finish)
        weekend = weekend_of(monday_of(day), self.zone)
        return Stint(
            begin,
            finish,
            paid,
            is_night(start, end, self.zone),
            self._weekend_counts.get(monday_of(day), False)
            and start < weekend[1]
            and end > weekend[0],
            frozenset(self._against(day, start, end)),
        )

    def _instant(self, minutes: int) -> datetime:
        return self.scenario.grid.start + minutes * clock.MINUTE

    def _against(self, day: date, start: datetime, end: datetime) -> Iterator[Ground]:
        who, minutes = self.scenario.agents[self.agent], self.scenario.grid.minutes
        for number, row in enumerate(self.bound.time_off):
            if start < row.end and row.start < end:
                yield absence(number)
        if who.starts_on and start < clock.day_start(who.starts_on, self.zone):
            yield STARTS_ON
        if who.ends_on and end > clock.day_start(who.ends_on + clock.DAY, self.zone):
            yield ENDS_ON
        if day in self.bound.holidays:
            yield holiday(day)
        if self._windows is not None and not any(
            opens <= minutes(start) and minutes(end) <= closes for opens, closes in self._windows
        ):
            yield AVAILABILITY

    @cached_property
    def _windows(self) -> list[tuple[int, int]] | None:
        return available(self.scenario, self.agent)

    @cached_property
    def _weekend_counts(self) -> dict[date, bool]:
        weeks = person(self.scenario, self.agent).weeks
        return {week.monday: week.weekend_counts for week in weeks}

    # --- the walk -------------------------------------------------------------------------

    def arrives(self, held: Set[Ground]) -> bool:
        """Whether there is a line that keeps these rules and holds these rows."""
        pasts = [self._before(held)]
        week = monday_of(self.dates[0])
        for day in self.dates:
            if monday_of(day) != week:
                week = monday_of(day)
                pasts = [replace(p, paid=0, days=0, nights=0, at_weekend=False) for p in pasts]
            pasts = _best(self._onward(pasts, day, held))
        return bool(pasts)

    def _before(self, held: Set[Ground]) -> Past:
        """What history leaves behind, its own date in the horizon left out."""
        rows = self._history(held)
        worked = {row.date for row in rows}
        first, run = self.dates[0], 0
        while first - (run + 1) * clock.DAY in worked:
            run += 1
        monday = monday_of(first)
        week = [row for row in rows if monday_of(row.date) == monday]
        weekend = weekend_of(monday, self.zone)
        touched = self._weekend_counts.get(monday, False) and any(
            row.start < weekend[1] and row.end > weekend[0] for row in rows
        )
        return Past(
            free=self.least_free,
            finish=max((self.scenario.grid.minutes(r.end) for r in rows), default=LONG_AGO),
            run=run,
            paid=sum(paid_minutes(self.scenario, row) for row in week),
            days=len(week),
            nights=sum(is_night(row.start, row.end, self.zone) for row in week),
            weekends=int(touched),
            at_weekend=touched,
        )

    def _history(self, held: Set[Ground]) -> list[PublishedShift]:
        return [row for i, row in enumerate(self.bound.history) if earlier(i) in held]

    def _onward(self, pasts: list[Past], day: date, held: Set[Ground]) -> Iterator[Past]:
        pins = self.pins.get(day, [])
        fixed = [stint for ground, stint in pins if ground in held]
        if any(row.date == day for row in self._history(held)):
            if not fixed:
                yield from (replace(past, free=0, run=past.run + 1) for past in pasts)
            return
        if not fixed:
            for past in pasts:
                yield replace(past, free=min(past.free + 1, self.least_free), run=0)
        if len(fixed) > 1 or not (fixed or (DAYS_OFF in held and self.least_free > 1)):
            return
        choice = fixed or [*(stint for _, stint in pins), *self.offers.get(day, [])]
        for stint in choice:
            if not stint.against & held:
                for past in pasts:
                    after = self._worked(past, stint, monday_of(day), held)
                    if after is not None:
                        yield after

    def _worked(self, past: Past, stint: Stint, monday: date, held: Set[Ground]) -> Past | None:
        rest = self.contract.min_rest_hours * 60 if REST in held else 0
        if past.finish + rest > stint.begin:
            return None
        if DAYS_OFF in held and 0 < past.free < self.least_free:
            return None
        anew = stint.weekend and not past.at_weekend
        after = Past(
            free=0,
            finish=stint.finish,
            run=past.run + 1,
            paid=past.paid + stint.paid,
            days=past.days + 1,
            nights=past.nights + stint.night,
            weekends=past.weekends + anew,
            at_weekend=past.at_weekend or stint.weekend,
        )
        return after if self._keeps(after, anew, monday, held) else None

    def _keeps(self, past: Past, anew: bool, monday: date, held: Set[Ground]) -> bool:
        most_nights = self.contract.max_night_shifts_per_week
        exceeded = {
            CONSECUTIVE_DAYS: past.run > self.contract.max_consecutive_days,
            DAYS_PER_WEEK: past.days > self.contract.days_per_week.max,
            WEEKLY_HOURS: past.paid > self._most_paid(monday, held),
            NIGHTS: most_nights is not None and past.nights > most_nights,
            WEEKENDS_OFF: anew and past.weekends > self._most_weekends,
        }
        return not any(broken and rule in held for rule, broken in exceeded.items())

    @cached_property
    def _most_weekends(self) -> int:
        counting = sum(self._weekend_counts.values())
        return counting - math.floor(counting * (self.contract.weekends_off or 0) / 4)

    def _most_paid(self, monday: date, held: Set[Ground]) -> float:
        """Minutes; the contract's maximum less the leave that is held."""
        shares = [
            min(sum(share for ground, share in day if ground in held), 1.0)
            for day in self._leave(monday)
        ]
        days = min(sum(shares), self.contract.days_per_week.max)
        left = self.contract.weekly_hours.max - days * self.contract.hours_per_day_off
        return left * 60 + 1e-6

    def _leave(self, monday: date) -> list[list[tuple[Ground, float]]]:
        """For each date of a week, the paid absences with the share of a day that they make."""
        if monday not in self._leaves:
            days = (monday + i * clock.DAY for i in range(7))
            self._leaves[monday] = [list(self._leave_on(day)) for day in days]
        return self._leaves[monday]

    @cached_property
    def _leaves(self) -> dict[date, list[list[tuple[Ground, float]]]]:
        return {}

    def _leave_on(self, day: date) -> Iterator[tuple[Ground, float]]:
        who = self.scenario.agents[self.agent]
        if (who.starts_on and day < who.starts_on) or (who.ends_on and day > who.ends_on):
            return
        if day in self.bound.holidays and day.weekday() < 5:
            yield holiday(day), 1.0
        for number, row in enumerate(self.bound.time_off):
            if row.paid:
                yield absence(number), part_of_day(self.scenario, row, day)


def _best(pasts: Iterable[Past]) -> list[Past]:
    """The pasts that no other is as good as."""
    kept: list[Past] = []
    for past in pasts:
        if not any(other.no_worse(past) for other in kept):
            kept = [other for other in kept if not past.no_worse(other)]
            kept.append(past)
    return kept
