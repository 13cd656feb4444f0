"""The intervals of voice and chat queues as staffing cases, each distinct one once."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.demand import Contacts
from planner.scenario import Queue, Scenario
from planner.staffing.kernels import Cases

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class DistinctCases:
    """N distinct cases, and where each belongs.

    `worth` [N] is the case's contacts times their queue's priority, `rows` [I] are the
    numbers of the voice and chat queues, `number` [I, T] the case of each interval.
    """

    cases: Cases
    worth: Floats
    rows: NDArray[np.int64]
    number: NDArray[np.int64]


def distinct_cases(scenario: Scenario, contacts: Contacts) -> DistinctCases:
    """The cases of all voice and chat intervals; a closed interval has no load."""
    queues = list(scenario.queues.values())
    rows = np.array([i for i, queue in enumerate(queues) if queue.immediate], dtype=np.int64)
    blocks = [_columns(queues[i], contacts, i) for i in rows]
    table = np.concatenate([np.empty((0, 9)), *blocks])
    unique, number = np.unique(table, axis=0, return_inverse=True)
    load, handle, patience, within, concurrency, share, abandonment, occupancy, worth = (
        np.ascontiguousarray(column) for column in unique.T
    )
    servers_each = concurrency.astype(np.int64)
    cases = Cases(load, handle, patience, within, servers_each, share, abandonment, occupancy)
    number = number.reshape(rows.size, contacts.grid.count)
    return DistinctCases(cases, worth, rows, number)


def load_of(contacts: Contacts, row: int) -> Floats:
    """Offered load of a queue in erlangs, nil where it is closed: float [T]."""
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


def _columns(queue: Queue, contacts: Contacts, row: int) -> Floats:
    load = load_of(contacts, row)
    constants = (
        patience_of(queue),
        within_of(queue),
        float(queue.concurrency),
        queue.service_level.share,
        1.0 if queue.max_abandonment is None else queue.max_abandonment,
        1.0 if queue.max_occupancy is None else queue.max_occupancy,
    )
    columns = [load, contacts.handle_time[row]]
    columns += [np.full(load.size, constant) for constant in constants]
    columns.append(np.where(load > 0, queue.priority * contacts.volume[row], 0.0))
    return np.stack(columns, axis=-1)
