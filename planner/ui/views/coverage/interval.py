"""One interval of a queue: who serves it, and what keeps the others away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from planner.plan import Coverage, Shift
from planner.plan.capacity import queues_by_agent
from planner.plan.causes import How, Standing
from planner.plan.causes.standings import Standings
from planner.plan.causes.wanted import Wanted
from planner.plan.history import history

SMALL = 1e-9


@dataclass(frozen=True)
class OnQueue:
    """An agent on queue who may serve the interval's queue.

    minutes: how many of the interval. share: of what the agent gives then, this queue's part.
    others: the parts of other queues, the largest first.
    """

    agent: str
    shift: Shift
    minutes: float
    share: float
    others: Mapping[str, float]


@dataclass(frozen=True)
class IntervalAccount:
    """An interval [start, end) of a queue.

    on_queue: those who may serve it, the largest shares first. elsewhere: how everybody else
    who may serve it stands to it, with the shift that each works then, if any.
    """

    queue: str
    start: datetime
    end: datetime
    is_open: bool
    volume: float
    required: float
    serving: float
    late_contacts: float
    on_queue: tuple[OnQueue, ...]
    elsewhere: tuple[tuple[Standing, Shift | None], ...]


def interval_account(
    coverage: Coverage, standings: Standings, queue: str, interval: int
) -> IntervalAccount:
    """The account of an interval; of a closed one nobody is asked."""
    grid, contacts = coverage.scenario.grid, coverage.requirement.contacts
    number = contacts.queues.index(queue)
    is_open = bool(contacts.open[number, interval])
    there = {shift.agent: shift for shift in _shifts_in(coverage, interval)} if is_open else {}
    on_queue = _on_queue(coverage, number, interval, there)
    return IntervalAccount(
        queue=queue,
        start=grid.instant(interval),
        end=grid.instant(interval + 1),
        is_open=is_open,
        volume=float(contacts.volume[number, interval]),
        required=float(coverage.required[number, interval]),
        serving=float(coverage.serving[number, interval]),
        late_contacts=float(coverage.late_customers[number, interval]),
        on_queue=tuple(sorted(on_queue, key=lambda one: -one.share)),
        elsewhere=tuple(_elsewhere(coverage, standings, queue, interval, there)) if is_open else (),
    )


def worst_interval(coverage: Coverage, queue: str, first: int, last: int) -> int:
    """The interval in [first, last) in which most contacts are late, else most agents short."""
    number = coverage.requirement.contacts.queues.index(queue)
    late = coverage.late[number, first:last]
    felt = late if late.any() else -coverage.net[number, first:last]
    return first + int(np.argmax(felt))


def _shifts_in(coverage: Coverage, interval: int) -> Iterator[Shift]:
    grid = coverage.scenario.grid
    start, end = grid.instant(interval), grid.instant(interval + 1)
    for shift in (*history(coverage.scenario), *coverage.schedule.shifts):
        if shift.start < end and start < shift.end:
            yield shift


def _on_queue(
    coverage: Coverage, queue: int, interval: int, there: Mapping[str, Shift]
) -> Iterator[OnQueue]:
    skills = queues_by_agent(coverage.scenario)
    name = coverage.requirement.contacts.queues[queue]
    length = coverage.scenario.grid.interval_minutes
    for agent, shift in there.items():
        share = _share_on_queue(coverage, shift, interval)
        if queue in skills[agent] and share > SMALL:
            given = _given(coverage, coverage.capacity.groups.index(skills[agent]), interval)
            own = given.pop(name, 0.0)
            yield OnQueue(agent, shift, share * length, own, given)


def _share_on_queue(coverage: Coverage, shift: Shift, interval: int) -> float:
    """How much of an interval a shift is on queue."""
    grid = coverage.scenario.grid
    start, end = grid.instant(interval), grid.instant(interval + 1)
    spans = ((max(s.start, start), min(s.end, end)) for s in shift.on_queue())
    return sum(max(0.0, (last - first) / (end - start)) for first, last in spans)


def _given(coverage: Coverage, group: int, interval: int) -> dict[str, float]:
    """What people of a group give each queue in an interval, as shares, the largest first."""
    given = coverage.sharing.given[group, :, interval]
    names, total = coverage.requirement.contacts.queues, float(given.sum())
    order = np.argsort(-given, kind="stable").tolist()
    return {names[q]: float(given[q]) / total for q in order if given[q] > SMALL}


def _elsewhere(
    coverage: Coverage,
    standings: Standings,
    queue: str,
    interval: int,
    there: Mapping[str, Shift],
) -> Iterator[tuple[Standing, Shift | None]]:
    """Those who may serve the queue and are not on queue, those who could come first."""
    flags = np.zeros(coverage.scenario.grid.count, dtype=np.bool_)
    flags[interval] = True
    wanted = Wanted(coverage.scenario.grid, flags)
    agents = coverage.scenario.agents
    able = [name for name in agents if coverage.scenario.queues[queue].served_by(agents[name])]
    found = (standings.of(agent, wanted) for agent in able)
    away = [standing for standing in found if standing.how is not How.ON_QUEUE]
    for standing in sorted(away, key=lambda one: -one.how.value):
        yield standing, there.get(standing.agent)
