"""People who cannot work for a while: what absences, outages and holidays have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from planner import clock
from planner.clock import DAY
from planner.scenario import PublishedShift, Scenario, TimeOff
from planner.whatif.changes.change import Impossible, made
from planner.whatif.changes.naming import falling_away, horizon_name, span_name


@dataclass(frozen=True)
class Stretch:
    """The instants [start, end), and the local dates where it was given by dates."""

    start: datetime
    end: datetime
    first_date: date | None = None
    last_date: date | None = None


def stretch(first: date | datetime, last: date | datetime | None, zone: str) -> Stretch:
    """The stretch from `first` to `last` on a zone's clock; raises Impossible.

    Dates are whole days, the last one included; without a last the first alone is meant.
    """
    if isinstance(first, datetime) and isinstance(last, datetime):
        return Stretch(_instant(first, zone), _instant(last, zone))
    last = first if last is None else last
    return Stretch(clock.day_start(first, zone), clock.day_start(last + DAY, zone), first, last)


def _instant(moment: datetime, zone: str) -> datetime:
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    try:
        return clock.exact_instant(moment, zone)
    except (clock.ImpossibleLocalTime, clock.DoubledLocalTime) as error:
        raise Impossible(str(error)) from error


def check_span(first: date | datetime, last: date | datetime | None) -> None:
    """Raises ValueError for a span that mixes dates with times, or ends before it begins."""
    if last is None and not isinstance(first, datetime):
        return
    if isinstance(first, datetime) != isinstance(last, datetime):
        raise ValueError("give both from and to with a time, or both as dates alone")
    if last is not None and _comparable(first) == _comparable(last) and last < first:
        raise ValueError(f"to, {last}, is before from, {first}")


def _comparable(moment: date | datetime) -> bool:
    """Whether it is on a known clock; such moments compare with one another alone."""
    return isinstance(moment, datetime) and moment.tzinfo is not None


def people_at(scenario: Scenario, site: str) -> tuple[str, ...]:
    """Everybody who works at a site; nobody where there is no such site."""
    return tuple(name for name, agent in scenario.agents.items() if agent.site == site)


def away(
    scenario: Scenario, agents: Collection[str], when: Stretch, reason: str, *, paid: bool
) -> Scenario:
    """The scenario in which these agents are absent, their published shifts of then dropped.

    Raises Impossible where there is none of them, or the stretch lies outside the horizon.
    """
    grid = scenario.grid
    if not agents:
        raise Impossible("nobody works there")
    if when.end <= grid.start or when.start >= grid.end:
        raise Impossible(f"that lies outside {horizon_name(scenario)}")
    rows = (made(TimeOff, agent=agent, **vars(when), kind=reason, paid=paid) for agent in agents)
    fallen = frozenset(fallen_shifts(scenario, agents, when))
    return scenario.model_copy(
        update={
            "time_off": (*scenario.time_off, *rows),
            "shifts": tuple(shift for shift in scenario.shifts if shift not in fallen),
        }
    )


def fallen_shifts(
    scenario: Scenario, agents: Collection[str], when: Stretch
) -> Iterator[PublishedShift]:
    """The published and pinned shifts of these agents that overlap a stretch."""
    for shift in scenario.shifts:
        if shift.agent in agents and shift.start < when.end and when.start < shift.end:
            yield shift


def away_in_words(
    scenario: Scenario,
    agents: Collection[str],
    first: date | datetime,
    last: date | datetime | None,
    zone: str | None,
) -> str:
    """`from 2 March to 4 March; 1 published shift falls away (3 March)`.

    Without a zone, of somebody or of a site unknown, the time alone.
    """
    times = span_name(scenario, first, last or first, zone)
    if zone is None:
        return times
    try:
        when = stretch(first, last, zone)
    except Impossible:
        return times
    return times + falling_away(scenario, fallen_shifts(scenario, agents, when))
