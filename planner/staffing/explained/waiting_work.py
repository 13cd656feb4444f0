"""Email and social: which work is spread over a service window that an interval lies in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from planner.demand import Contacts
from planner.scenario import Queue
from planner.staffing.deferred import DeferredWork, spread_over_windows


@dataclass(frozen=True)
class Batch:
    """Contacts that came in together, and the agents whom they need in an interval.

    arrived: the start of their own interval; None for those that waited at the horizon's start.
    since: the instant from which they can be answered.
    """

    arrived: datetime | None
    since: datetime
    contacts: float
    agents: float


@dataclass(frozen=True)
class WaitingWork:
    """The batches in whose service windows an interval lies; their agents are the requirement.

    clock: whether a window counts `opening_hours` or all `elapsed` ones.
    """

    within_hours: float
    clock: str
    max_occupancy: float | None
    batches: tuple[Batch, ...]


def waiting_work(
    queue: Queue, work: DeferredWork, contacts: Contacts, interval: int
) -> WaitingWork:
    """How the requirement of an interval of an email or social queue comes about.

    Raises ValueError where the queue's target has no `within_hours`.
    """
    if queue.service_level.within_hours is None:
        raise ValueError(f"an {queue.channel} queue needs service_level.within_hours")
    return WaitingWork(
        within_hours=queue.service_level.within_hours,
        clock=queue.service_level.clock,
        max_occupancy=queue.max_occupancy,
        batches=tuple(_batches(queue, work, contacts, interval)),
    )


def _batches(
    queue: Queue, work: DeferredWork, contacts: Contacts, interval: int
) -> Iterator[Batch]:
    arrival = _arrivals(queue, work, contacts)
    # Those in time are spread from `first` to `last`, the belated over a window of their own.
    in_reach = (work.first <= interval) & ((work.last >= interval) | (work.last < work.first))
    for cohort in np.flatnonzero(in_reach):
        alone = np.where(np.arange(work.contacts.size) == cohort, work.contacts, 0.0)
        agents = spread_over_windows(replace(work, contacts=alone), queue, contacts)[interval]
        if agents > 0:
            own = int(arrival[cohort])
            yield Batch(
                arrived=contacts.grid.instant(own) if own >= 0 else None,
                since=contacts.grid.instant(int(work.first[cohort])),
                contacts=float(work.contacts[cohort]),
                agents=float(agents),
            )


def _arrivals(queue: Queue, work: DeferredWork, contacts: Contacts) -> NDArray[np.int64]:
    """The interval in which each cohort came in, -1 for the backlog."""
    arriving = np.flatnonzero(contacts.volume[work.queue] > 0)
    backlog = [-1] if queue.backlog > 0 else []
    return np.append(np.array(backlog, dtype=np.int64), arriving)
