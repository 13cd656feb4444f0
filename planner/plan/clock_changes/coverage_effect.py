"""What a queue's coverage is in the weeks between two changes, beside the rest of the horizon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.clock import WallClocks
from planner.plan.clock_changes.day_hours import A_DAY
from planner.plan.clock_changes.distance import served_from
from planner.plan.clock_changes.weeks_between import WeeksBetween
from planner.plan.coverage import Coverage
from planner.scenario import Scenario

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
HOURS = 24


@dataclass(frozen=True)
class Beside:
    """A figure of a usual day within the weeks, and of one in the rest of the horizon."""

    within: float
    otherwise: float


@dataclass(frozen=True)
class CoverageEffect:
    """A queue's usual day within the weeks, beside the rest.

    contacts: those that reach agents. late_contacts: in customers, by the interval in which
    they are booked. agent_hours_short: serving below required while open. net_by_hour: serving
    less required in agents at each hour of the customers' clock, within less otherwise; NaN
    where closed. The last two are None for email and social, whose work may wait.
    """

    queue: str
    contacts: Beside
    late_contacts: Beside
    agent_hours_short: Beside | None
    net_by_hour: tuple[float, ...] | None


def coverage_effects(coverage: Coverage, weeks: WeeksBetween) -> tuple[CoverageEffect, ...]:
    """The effect on every queue whose customers' clock is moved against a site that serves it.

    None where the weeks and the rest have no weekday and hour in common.
    """
    concerned = _concerned(coverage.scenario, weeks)
    found = (
        _effect(coverage, weeks, name, row)
        for row, name in enumerate(coverage.scenario.queues)
        if name in concerned
    )
    return tuple(effect for effect in found if effect is not None)


def _concerned(scenario: Scenario, weeks: WeeksBetween) -> frozenset[str]:
    return frozenset(
        queue
        for site, noun in scenario.sites.items()
        for queue in served_from(scenario, site)
        if weeks.holds(noun.time_zone, scenario.queues[queue].time_zone)
    )


def _effect(coverage: Coverage, weeks: WeeksBetween, name: str, row: int) -> CoverageEffect | None:
    queue, contacts = coverage.scenario.queues[name], coverage.requirement.contacts
    clocks = contacts.grid.wall_clocks(queue.time_zone)
    within, otherwise = _parts(coverage.scenario, weeks)
    always = _like_for_like(clocks, within, otherwise)
    if not always.within.any():
        return None
    open_ = contacts.open[row]
    short = np.where(open_, np.maximum(-coverage.net[row], 0.0), 0.0)
    per_day = A_DAY / contacts.grid.interval_minutes
    while_open = _like_for_like(clocks, within & open_, otherwise & open_)
    return CoverageEffect(
        queue=name,
        contacts=always.a_day(contacts.volume[row] * per_day),
        late_contacts=always.a_day(coverage.late_customers[row] * per_day),
        agent_hours_short=always.a_day(short * HOURS) if queue.immediate else None,
        net_by_hour=while_open.by_hour(coverage.net[row], clocks) if queue.immediate else None,
    )


def _parts(scenario: Scenario, weeks: WeeksBetween) -> tuple[Flags, Flags]:
    """The intervals that begin within the weeks, and the others.

    The last interval is in neither: those who wait beyond the horizon are booked in it.
    """
    grid = scenario.grid
    number = np.arange(grid.count)
    within = (number >= grid.position(weeks.start)) & (number < grid.position(weeks.end))
    last = number == grid.count - 1
    return within & ~last, ~within & ~last


@dataclass(frozen=True)
class _LikeForLike:
    """Weights [T] by which each weekday and hour that both parts have counts the same in both."""

    within: Floats
    otherwise: Floats

    def a_day(self, values: Floats) -> Beside:
        """The weighted means of the values [T]."""
        parts = (self.within, self.otherwise)
        return Beside(*(float(np.average(values, weights=weights)) for weights in parts))

    def by_hour(self, values: Floats, clocks: WallClocks) -> tuple[float, ...]:
        """At each local hour, the weighted mean within less the one otherwise; else NaN."""
        hour = clocks.minute // 60
        means = []
        for weights in (self.within, self.otherwise):
            sums = np.bincount(hour, weights * values, minlength=HOURS)
            total = np.bincount(hour, weights, minlength=HOURS)
            means.append(np.divide(sums, total, out=np.full(HOURS, np.nan), where=total > 0))
        return tuple((means[0] - means[1]).tolist())


def _like_for_like(clocks: WallClocks, within: Flags, otherwise: Flags) -> _LikeForLike:
    hour_of_week = clocks.weekday * HOURS + clocks.minute // 60
    counts = [np.bincount(hour_of_week[part], minlength=7 * HOURS) for part in (within, otherwise)]
    shared = (counts[0] > 0) & (counts[1] > 0)
    weights = (
        np.where(part & shared[hour_of_week], 1.0 / np.maximum(count[hour_of_week], 1), 0.0)
        for part, count in zip((within, otherwise), counts, strict=True)
    )
    return _LikeForLike(*weights)
