"""Where the formulas err: what a simulation says of a plan, told in agents and in effort."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.plan.coverage import Coverage
from planner.simulation import Measure, Service
from planner.staffing.late_table import LateTable

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

PRIOR_CONTACTS = 0.3
"""Late contacts that an hour must show before it counts as much as its queue as a whole."""

LEAST_LATE = 0.002
"""The share of contacts that formulas call late at least: a ratio to nothing would say nothing."""

MEMORY = 0.7
"""How much what was seen of a plan counts beside what is seen of the next."""

HALVINGS = 30
LEAST_EFFORT, MOST_EFFORT = 0.25, 4.0


@dataclass(frozen=True)
class Correction:
    """How far formulas are off for a plan.

    agents [I, T]: voice and chat customers are served as if so many more agents served them
    than the plan gives; less than 0 where they are served worse. effort: of every email and
    social queue what its cohorts [C] take, as a share of what the requirement says. seen, told
    [I, H]: late contacts that simulations saw, and formulas told of, in each hour; of earlier
    plans as well, but less and less.
    """

    agents: Floats
    effort: tuple[Floats, ...]
    seen: Floats
    told: Floats


def no_correction(coverage: Coverage, table: LateTable) -> Correction:
    """Formulas are believed."""
    effort = tuple(np.ones_like(work.work) for work in coverage.requirement.deferred)
    nothing = np.zeros((len(table.rows), int(_hours(coverage)[-1]) + 1))
    return Correction(np.zeros(table.first.shape), effort, nothing, nothing)


def correction_of(
    coverage: Coverage, table: LateTable, service: Service, before: Correction
) -> Correction:
    """The correction after which formulas say of a plan what its simulation says.

    `coverage` is that of the plan with the requirement as it was corrected `before`.
    """
    hour = _hours(coverage)
    late = _sums(table.at(coverage.serving[table.rows]), hour)
    late = np.maximum(late, LEAST_LATE * _sums(table.late[table.first], hour))
    priority = np.array([q.priority for q in coverage.scenario.queues.values()])[table.rows, None]
    missed = priority * service.hours.value[Measure.MISSED][table.rows]
    seen = MEMORY * before.seen + service.replications * missed
    told = MEMORY * before.told + service.replications * late
    return Correction(
        _agents(coverage, table, late * _factor(seen, told, priority)),
        tuple(
            _effort(coverage, service, number, effort)
            for number, effort in enumerate(before.effort)
        ),
        seen,
        told,
    )


def _factor(seen: Floats, told: Floats, priority: Floats) -> Floats:
    """Late contacts of each hour [I, H] over what formulas tell, less trusted the fewer there are.

    Late contacts are Poisson around those told times a factor, and the factor gamma around that of
    the whole queue: this is its mean after what was seen.
    """
    usual = seen.sum(axis=1, keepdims=True) / np.maximum(told.sum(axis=1, keepdims=True), 1e-12)
    prior = np.divide(PRIOR_CONTACTS * priority, usual, out=0 * usual, where=usual > 0)
    posterior = np.divide(
        seen + PRIOR_CONTACTS * priority, told + prior, out=0 * told, where=told + prior > 0
    )
    return np.where(usual > 0, posterior, 0.0)


def _agents(coverage: Coverage, table: LateTable, goal: Floats) -> Floats:
    """Hour by hour the agents beyond the plan's with whom formulas tell of so many late, [I, H]."""
    hour = _hours(coverage)
    serving = coverage.serving[table.rows]
    most = _tops(table, hour)
    low, high = -most, most.copy()
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        late = _sums(table.at(serving + middle[:, hour]), hour)
        low, high = np.where(late > goal, middle, low), np.where(late > goal, high, middle)
    return np.asarray(high[:, hour], dtype=np.float64)


def _tops(table: LateTable, hour: Integers) -> Floats:
    """The most agents that a table of each hour knows, [I, H]."""
    return np.asarray(np.maximum.reduceat(table.length - 1.0, _begins(hour), axis=1))


def _effort(coverage: Coverage, service: Service, number: int, before: Floats) -> Floats:
    """Day by day more, or less, by the time of the contacts that formulas overlook, or invent.

    What is due beyond the horizon stays as it is: no simulation sees it late.
    """
    work = coverage.requirement.deferred[number]
    hour = _hours(coverage)
    inside = work.last < hour.size
    day = hour[np.minimum(work.last, hour.size - 1)] // 24
    days = int(hour[-1]) // 24 + 1
    seen = service.hours.value[Measure.MISSED, work.queue]
    late = np.bincount(np.arange(seen.size) // 24, seen, days)
    told = np.bincount(day[inside], coverage.sharing.missed[number][inside], days)
    due = np.bincount(day[inside], work.contacts[inside], days)
    more = np.divide(late - told, due, out=np.zeros(days), where=due > 0)
    return np.where(inside, np.clip(before + more[day], LEAST_EFFORT, MOST_EFFORT), before)


def _hours(coverage: Coverage) -> Integers:
    """The hour of each interval, counted from the horizon's start: int [T]."""
    grid = coverage.scenario.grid
    return np.asarray(np.arange(grid.count) * grid.interval_minutes // 60, dtype=np.int64)


def _sums(values: Floats, hour: Integers) -> Floats:
    return np.asarray(np.add.reduceat(values, _begins(hour), axis=1), dtype=np.float64)


def _begins(hour: Integers) -> Integers:
    return np.flatnonzero(np.diff(hour, prepend=-1)).astype(np.int64)
