"""Where a plan is short of agents, and why as far as that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import DAY
from planner.plan.coverage import Coverage
from planner.plan.hours import employed_on
from planner.plan.presence import missing_heads
from planner.scenario import WEEKDAYS, Scenario

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NO_SKILL = "nobody has the skill"
NOBODY_AVAILABLE = "nobody is available"
SHARED = "shared"
WORTH_MORE_ELSEWHERE = "capacity was worth more elsewhere"

SMALL = 1e-6


@dataclass(frozen=True)
class Gap:
    """A stretch [start, end) in which a queue is short.

    agent_hours_short: missing agents, or missing heads where those are more. late_contacts: in
    customers. cause: None where the plan alone does not tell it.
    """

    queue: str
    start: datetime
    end: datetime
    agent_hours_short: float
    late_contacts: float
    cause: str | None


def gaps(coverage: Coverage) -> tuple[Gap, ...]:
    """All gaps, queue by queue in order of time.

    Voice and chat: serving below required. Email and social: contacts pass their deadline.
    Any queue: fewer heads than `min_agents`.
    """
    grid = coverage.scenario.grid
    missing = missing_heads(coverage.scenario, coverage.requirement.contacts.open, coverage.present)
    causes = _Causes(coverage, missing)
    found = []
    for number, (short, late) in enumerate(zip(*_shortage(coverage, missing), strict=True)):
        for first, last in _stretches((short > SMALL) | (late > SMALL)):
            found.append(
                Gap(
                    queue=coverage.requirement.contacts.queues[number],
                    start=grid.instant(first),
                    end=grid.instant(last),
                    agent_hours_short=float(short[first:last].sum()) * grid.interval_minutes / 60,
                    late_contacts=float(late[first:last].sum()),
                    cause=causes.of(number, first, last),
                )
            )
    return tuple(found)


def _shortage(coverage: Coverage, missing: Floats) -> tuple[Floats, Floats]:
    """Agents short [Q, T], and customers late where that makes a gap [Q, T]."""
    state = coverage.requirement.contacts.open
    short = np.where(state, np.maximum(-coverage.net, 0.0), 0.0)
    late = np.where(short > SMALL, coverage.late_customers, 0.0)
    for work in coverage.requirement.deferred:
        missed = coverage.late_customers[work.queue]
        per_contact = np.average(work.work, weights=work.contacts) if work.contacts.any() else 0.0
        short[work.queue], late[work.queue] = missed * per_contact, missed
    return np.maximum(short, missing), late


def _stretches(flags: Flags) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.r_[False, flags, False].astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


class _Causes:
    """Tells causes; remembers who can be there when."""

    def __init__(self, coverage: Coverage, missing: Floats) -> None:
        self._coverage = coverage
        self._missing = missing
        self._there: dict[str, Flags] = {}

    def of(self, queue: int, first: int, last: int) -> str | None:
        """The cause of a gap in [first, last), as far as the plan alone tells it."""
        coverage = self._coverage
        name = coverage.requirement.contacts.queues[queue]
        able = [a for a in coverage.scenario.agents if name in coverage.scenario.queues_of(a)]
        if not able:
            return NO_SKILL
        heads_missing = bool((self._missing[queue, first:last] > SMALL).any())
        begin = first if heads_missing else self._since(queue, first, last)
        if not any(self._can_be_there(agent)[begin:last].any() for agent in able):
            return NOBODY_AVAILABLE
        if heads_missing:
            return None
        if (coverage.late[queue, first:last] <= SMALL).all():
            return SHARED
        return WORTH_MORE_ELSEWHERE if self._gave_elsewhere(queue, begin, last) else None

    def _since(self, queue: int, first: int, last: int) -> int:
        """From when on capacity would have helped: that of contacts that waited, their arrival."""
        for work, missed in zip(
            self._coverage.requirement.deferred, self._coverage.sharing.missed, strict=True
        ):
            if work.queue == queue:
                here = (work.booked >= first) & (work.booked < last) & (missed > SMALL)
                return int(work.first[here].min(initial=first))
        return first

    def _gave_elsewhere(self, queue: int, first: int, last: int) -> bool:
        """Whether agents who may serve the queue served others meanwhile."""
        groups = self._coverage.capacity.groups
        reach = [g for g, queues in enumerate(groups) if queue in queues]
        given = self._coverage.sharing.given[reach][:, :, first:last].sum(axis=(0, 2))
        return bool(given.sum() - given[queue] > SMALL)

    def _can_be_there(self, agent: str) -> Flags:
        if agent not in self._there:
            self._there[agent] = can_be_there(self._coverage.scenario, agent)
        return self._there[agent]


def can_be_there(scenario: Scenario, agent: str) -> Flags:
    """Intervals that employment, availability and time off leave an agent in full, [T]."""
    grid, zone = scenario.grid, scenario.zone_of(agent)
    there = np.zeros(grid.count, dtype=np.bool_)
    for day in [grid.dates(zone)[0] - DAY, *grid.dates(zone)]:
        if employed_on(scenario.agents[agent], day):
            for start, end in _spans(scenario, agent, day):
                first, shares = grid.shares(start, end)
                there[first : first + len(shares)] |= shares >= 1.0
    for absence in scenario.time_off:
        if absence.agent == agent:
            first, shares = grid.shares(absence.start, absence.end)
            there[first : first + len(shares)] = False
    return there


def _spans(scenario: Scenario, agent: str, day: date) -> list[tuple[datetime, datetime]]:
    """The agent's windows that begin on a date; the whole day where the agent has none at all."""
    zone, weekday = scenario.zone_of(agent), WEEKDAYS[day.weekday()]
    rows = [row for row in scenario.availability if row.agent == agent]
    if not rows:
        return [(clock.day_start(day, zone), clock.day_start(day + DAY, zone))]
    own = [row for row in rows if row.on == day] or [
        row for row in rows if row.on is None and weekday in row.weekdays
    ]
    return [clock.window(day, row.from_, row.to, zone) for row in own]
