"""The intervals of voice and chat queues as staffing cases, each distinct one once."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from planner.demand import Contacts
from planner.scenario import Queue, Scenario
from planner.staffing.kernels import Cases

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class DistinctCases:
    """N distinct cases, and where each belongs.

    `worth` [N] is the case's contacts times their queue's priority, `rows` [I] are the
    numbers of the voice and chat queues, `number` [I, T] the case of each interval.
    """

    cases: Cases
    worth: Floats
    rows: Integers
    number: Integers


def distinct_cases(scenario: Scenario, contacts: Contacts) -> DistinctCases:
    """The cases of all voice and chat intervals; a closed interval has no load.

    Those of one queue differ in their contacts and handle time alone.
    """
    queues = list(scenario.queues.values())
    rows = np.array([i for i, queue in enumerate(queues) if queue.immediate], dtype=np.int64)
    coming = contacts.volume[rows] * contacts.open[rows]
    handle = contacts.handle_time[rows]
    first, number = _distinct_pairs(coming, handle)
    owner = first // contacts.grid.count

    def of_queue(fact: Callable[[Queue], float]) -> Floats:
        return np.array([fact(queues[i]) for i in rows], dtype=np.float64)[owner]

    cases = Cases(
        load=load_of(contacts, rows).ravel()[first],
        handle=handle.ravel()[first],
        patience=of_queue(patience_of),
        within=of_queue(within_of),
        concurrency=of_queue(lambda queue: queue.concurrency).astype(np.int64),
        max_late=of_queue(max_late_of),
        max_abandonment=of_queue(lambda queue: queue.max_abandonment or 1.0),
        max_occupancy=of_queue(lambda queue: queue.max_occupancy or 1.0),
    )
    worth = coming.ravel()[first] * of_queue(lambda queue: queue.priority)
    return DistinctCases(cases, worth, rows, number)


def load_of(contacts: Contacts, row: int | Integers) -> Floats:
    """Offered load in erlangs of a queue, [T], or of several, [I, T]; nil where it is closed."""
    work = contacts.volume[row] * contacts.handle_time[row] * contacts.open[row]
    return np.asarray(work / (contacts.grid.interval_minutes * 60), dtype=np.float64)


def patience_of(queue: Queue) -> float:
    """Mean patience in seconds, infinite where nobody abandons."""
    return math.inf if queue.patience_seconds is None else queue.patience_seconds


def within_of(queue: Queue) -> float:
    """The seconds of a voice or chat queue's target; raises ValueError where it has none."""
    within = queue.service_level.within_seconds
    if within is None:
        raise ValueError(f"a {queue.channel} queue needs service_level.within_seconds")
    return within


def max_late_of(queue: Queue) -> float:
    """The share of contacts that a target leaves: of 0.9999999999, as written, exactly 1e-10."""
    return float(1 - Decimal(str(queue.service_level.share)))


def _distinct_pairs(coming: Floats, handle: Floats) -> tuple[Integers, Integers]:
    """The N distinct pairs in the rows of two arrays [I, T]; different rows share none.

    Returns where each stands first in the flattened arrays, [N], and where which stands, [I, T].
    """
    first = [np.empty(0, dtype=np.int64)]
    number = np.empty(coming.shape, dtype=np.int64)
    count = 0
    # A complex number is a pair that numpy sorts, much faster than rows of a table.
    for row, pairs in enumerate(coming + 1j * handle):
        _, found, own = np.unique(pairs, return_index=True, return_inverse=True)
        first.append(row * pairs.size + found)
        number[row] = count + own
        count += found.size
    return np.concatenate(first), number
