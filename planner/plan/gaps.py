"""Where a plan is short of agents, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from planner.plan.capacity import queues_by_agent
from planner.plan.causes import Cause, Explainer
from planner.plan.coverage import Coverage
from planner.plan.presence import missing_heads

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SMALL = 1e-6


@dataclass(frozen=True)
class Gap:
    """A stretch [start, end) in which a queue is short.

    agent_hours_short: missing agents, or missing heads where those are more. late_contacts: in
    customers.
    """

    queue: str
    start: datetime
    end: datetime
    agent_hours_short: float
    late_contacts: float
    cause: Cause


def gaps(coverage: Coverage) -> tuple[Gap, ...]:
    """All gaps, queue by queue in order of time.

    Voice and chat: serving below required. Email and social: contacts pass their deadline.
    Any queue: fewer heads than `min_agents`.
    """
    open_ = coverage.requirement.contacts.open
    missing = missing_heads(coverage.scenario, open_, coverage.present)
    explainer = Explainer(coverage)
    return tuple(
        _gap(coverage, explainer, queue, stretch, short, late, missing[queue])
        for queue, (short, late) in enumerate(zip(*_shortage(coverage, missing), strict=True))
        for stretch in _stretches((short > SMALL) | (late > SMALL))
    )


def agents_to_ask(coverage: Coverage) -> int:
    """For each gap the agents who may serve its queue, added up: what explaining gaps takes."""
    missing = missing_heads(coverage.scenario, coverage.requirement.contacts.open, coverage.present)
    skills = queues_by_agent(coverage.scenario).values()
    return sum(
        sum(queue in able for able in skills)
        for queue, (short, late) in enumerate(zip(*_shortage(coverage, missing), strict=True))
        for _ in _stretches((short > SMALL) | (late > SMALL))
    )


def _gap(
    coverage: Coverage,
    explainer: Explainer,
    queue: int,
    stretch: slice,
    short: Floats,
    late: Floats,
    missing: Floats,
) -> Gap:
    grid = coverage.scenario.grid
    lacking = float(short[stretch].sum())
    heads_missing = bool((missing[stretch] > SMALL).any())
    return Gap(
        queue=coverage.requirement.contacts.queues[queue],
        start=grid.instant(stretch.start),
        end=grid.instant(stretch.stop),
        agent_hours_short=lacking * grid.interval_minutes / 60,
        late_contacts=float(late[stretch].sum()),
        cause=explainer.cause(
            queue, stretch.start, stretch.stop, lacking, heads_missing=heads_missing
        ),
    )


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


def _stretches(flags: Flags) -> Iterator[slice]:
    edges = np.flatnonzero(np.diff(np.r_[False, flags, False].astype(np.int8)))
    yield from map(slice, edges[::2].tolist(), edges[1::2].tolist())
