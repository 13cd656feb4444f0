"""Whether the rules leave an agent any line at all, with some of them laid aside.

A walk along the agent's dates over all that can have happened by each: a plain statement of
what the best-line programme does, from which single rules and rows can be taken away.

A date that need not be worked stays free, since fewer shifts break fewer rules. Only free
dates that must come together can make it better to work one more: between two worked dates
both ways are tried, and of pasts that differ in counts alone the lowest go on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date

from planner import clock
from planner.roster.conflicts.grounds import (
    CONSECUTIVE_DAYS,
    DAYS_OFF,
    DAYS_PER_WEEK,
    NIGHTS,
    REST,
    WEEKENDS_OFF,
    WEEKLY_HOURS,
    Ground,
    Grounds,
    absence,
    earlier,
    holiday,
)
from planner.roster.conflicts.stints import Stint, Stints
from planner.roster.person import is_night, monday_of, paid_minutes, part_of_day, weekend_of
from planner.scenario import PublishedShift

LONG_AGO = -(2**30)
ROUNDING = 1e-6


@dataclass(frozen=True)
class Past:
    """What the rules remember; `paid`, `days`, `nights`, `at_weekend` are those of the week.

    `free` counts the free dates of the present run, up to the least that a run must have;
    `finish` is the minute in which the last shift ended.
    """

    free: int
    finish: int
    run: int = 0
    paid: int = 0
    days: int = 0
    nights: int = 0
    weekends: int = 0
    at_weekend: bool = False

    def as_good_as(self, other: Past) -> bool:
        """Whether every way on from the other is one from here too."""
        return (
            self.free == other.free
            and self.finish <= other.finish
            and self.run <= other.run
            and self.paid <= other.paid
            and self.days <= other.days
            and self.nights <= other.nights
            and self.weekends <= other.weekends
            and self.weekends - self.at_weekend <= other.weekends - other.at_weekend
        )


class Walk:
    """An agent's dates, to be walked as often as there are questions."""

    def __init__(self, bound: Grounds) -> None:
        self._bound = bound
        self._scenario, self._agent = bound.scenario, bound.agent
        self._zone = self._scenario.zone_of(self._agent)
        self._contract = self._scenario.contract_of(self._agent)
        self._dates = self._scenario.grid.dates(self._zone)
        self._least_free = self._contract.min_consecutive_days_off or 1
        self._stints = Stints(bound)
        self._leaves: dict[date, list[list[tuple[Ground, float]]]] = {}

    def arrives(self, held: Set[Ground]) -> bool:
        """Whether there is a line that keeps these rules and holds these rows."""
        between = self._between_worked_dates(held) if DAYS_OFF in held else range(0)
        return self._arrives(held, range(0)) or self._arrives(held, between)

    def _arrives(self, held: Set[Ground], may_be_worked: range) -> bool:
        pasts = [self._before(held)]
        for number, day in enumerate(self._dates):
            if number and day.weekday() == 0:
                pasts = [replace(p, paid=0, days=0, nights=0, at_weekend=False) for p in pasts]
            ways = self._onward(pasts, day, held, number in may_be_worked)
            pasts = _best(ways)
        return bool(pasts)

    def _between_worked_dates(self, held: Set[Ground]) -> range:
        """The numbers of the dates after the first worked one and before the last."""
        if self._least_free == 1:
            return range(0)
        worked = [
            number
            for number, day in enumerate(self._dates)
            if self._stints.held(day, held) or self._is_past(day, held)
        ]
        return range(worked[0] + 1, worked[-1]) if worked else range(0)

    # --- what lies before -----------------------------------------------------------------

    def _history(self, held: Set[Ground]) -> list[PublishedShift]:
        return [row for i, row in enumerate(self._bound.history) if earlier(i) in held]

    def _is_past(self, day: date, held: Set[Ground]) -> bool:
        return any(row.date == day for row in self._history(held))

    def _before(self, held: Set[Ground]) -> Past:
        """What the rules remember of the shifts before the horizon, before its first date."""
        rows = self._history(held)
        monday = monday_of(self._dates[0])
        week = [row for row in rows if monday_of(row.date) == monday]
        at_weekend = self._stints.weekend_counts.get(monday, False) and any(
            row.start < weekend_of(monday, self._zone)[1]
            and row.end > weekend_of(monday, self._zone)[0]
            for row in rows
        )
        return Past(
            free=self._least_free,
            finish=max((self._scenario.grid.minutes(r.end) for r in rows), default=LONG_AGO),
            run=self._run_before({row.date for row in rows}),
            paid=sum(paid_minutes(self._scenario, row) for row in week),
            days=len(week),
            nights=sum(is_night(row.start, row.end, self._zone) for row in week),
            weekends=int(at_weekend),
            at_weekend=at_weekend,
        )

    def _run_before(self, worked: set[date]) -> int:
        run = 0
        while self._dates[0] - (run + 1) * clock.DAY in worked:
            run += 1
        return run

    # --- one date further -----------------------------------------------------------------

    def _onward(
        self, pasts: list[Past], day: date, held: Set[Ground], may_be_worked: bool
    ) -> Iterator[Past]:
        fixed = self._stints.held(day, held)
        if self._is_past(day, held):
            # The horizon begins in the middle of this date, after a shift that counts already.
            if not fixed:
                yield from (replace(past, free=0, run=past.run + 1) for past in pasts)
        elif fixed:
            if len(fixed) == 1 and not fixed[0].against & held:
                yield from self._with_shift(pasts, day, [fixed], held)
        else:
            for past in pasts:
                yield replace(past, free=min(past.free + 1, self._least_free), run=0)
            if may_be_worked:
                yield from self._with_shift(pasts, day, self._stints.allowed(day, held), held)

    def _with_shift(
        self, pasts: list[Past], day: date, choices: list[list[Stint]], held: Set[Ground]
    ) -> Iterator[Past]:
        """Of shifts that count alike the one that ends first is taken."""
        rest = self._contract.min_rest_hours * 60 if REST in held else 0.0
        for past in pasts:
            if DAYS_OFF in held and 0 < past.free < self._least_free:
                continue
            for alike in choices:
                rested = (stint for stint in alike if past.finish + rest <= stint.begin)
                stint = next(rested, None)
                if stint is not None and self._keeps(past, stint, monday_of(day), held):
                    yield _after(past, stint)

    def _keeps(self, past: Past, stint: Stint, monday: date, held: Set[Ground]) -> bool:
        contract, after = self._contract, _after(past, stint)
        most_nights = contract.max_night_shifts_per_week
        broken = {
            CONSECUTIVE_DAYS: after.run > contract.max_consecutive_days,
            DAYS_PER_WEEK: after.days > contract.days_per_week.max,
            WEEKLY_HOURS: after.paid > self._most_paid(monday, held),
            NIGHTS: most_nights is not None and after.nights > most_nights,
            WEEKENDS_OFF: past.weekends < after.weekends > self._most_weekends,
        }
        return not any(broken[rule] for rule in broken.keys() & held)

    @property
    def _most_weekends(self) -> int:
        counting = sum(self._stints.weekend_counts.values())
        return counting - math.floor(counting * (self._contract.weekends_off or 0) / 4)

    # --- leave ----------------------------------------------------------------------------

    def _most_paid(self, monday: date, held: Set[Ground]) -> float:
        """The week's most paid minutes, less the leave that is held."""
        parts = (sum(share for row, share in day if row in held) for day in self._leave(monday))
        days = min(sum(min(part, 1.0) for part in parts), self._contract.days_per_week.max)
        hours = self._contract.weekly_hours.max - days * self._contract.hours_per_day_off
        return hours * 60 + ROUNDING

    def _leave(self, monday: date) -> list[list[tuple[Ground, float]]]:
        if monday not in self._leaves:
            week = [monday + i * clock.DAY for i in range(7)]
            self._leaves[monday] = [list(self._leave_on(day)) for day in week]
        return self._leaves[monday]

    def _leave_on(self, day: date) -> Iterator[tuple[Ground, float]]:
        """The paid absences on a date, each with the share of a day off that it makes."""
        who = self._scenario.agents[self._agent]
        if (who.starts_on and day < who.starts_on) or (who.ends_on and day > who.ends_on):
            return
        if day in self._bound.holidays and day.weekday() < 5:
            yield holiday(day), 1.0
        for number, row in enumerate(self._bound.time_off):
            if row.paid:
                yield absence(number), part_of_day(self._scenario, row, day)


def _after(past: Past, stint: Stint) -> Past:
    return Past(
        free=0,
        finish=stint.finish,
        run=past.run + 1,
        paid=past.paid + stint.paid,
        days=past.days + 1,
        nights=past.nights + stint.night,
        weekends=past.weekends + (stint.weekend and not past.at_weekend),
        at_weekend=past.at_weekend or stint.weekend,
    )


def _best(pasts: Iterable[Past]) -> list[Past]:
    """The pasts than which no other is as good."""
    kept: list[Past] = []
    for past in pasts:
        if not any(other.as_good_as(past) for other in kept):
            kept = [other for other in kept if not past.as_good_as(other)] + [past]
    return kept
