"""What a given capacity yields: the service that voice and chat customers get."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.demand import Contacts
from planner.scenario import Queue, Scenario
from planner.staffing.cases import load_of, patience_of, within_of
from planner.staffing.erlang import performance

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Service:
    """Service of voice and chat queues per interval: float [Q, T] each.

    `service_level` and `abandonment` are shares of the offered contacts, `asa_seconds`
    the mean wait of those answered (weigh it with them), infinite where without patience
    the queue grows for ever, `occupancy` the carried load over agents x concurrency.
    Where nobody comes, or the queue is closed, the service level is 1 and the rest 0.
    The rows of email and social queues hold nan: deadlines judge them.
    """

    service_level: Floats
    abandonment: Floats
    asa_seconds: Floats
    occupancy: Floats


def answered(scenario: Scenario, contacts: Contacts, serving: Floats) -> Service:
    """The service that a capacity of `serving` agents, real numbers [Q, T], yields.

    Between whole agents contacts answered, abandoned and carried, and the waiting of the
    answered ones, are linear.
    """
    service = Service(*(np.full(serving.shape, np.nan) for _ in range(4)))
    for number, queue in enumerate(scenario.queues.values()):
        if queue.immediate:
            row = _service_of(queue, contacts, number, serving[number])
            service.service_level[number] = row.service_level
            service.abandonment[number] = row.abandonment
            service.asa_seconds[number] = row.asa_seconds
            service.occupancy[number] = row.occupancy
    return service


def _service_of(queue: Queue, contacts: Contacts, number: int, agents: Floats) -> Service:
    load, handle_time = load_of(contacts, number), contacts.handle_time[number]
    below = np.floor(agents)
    share = agents - below
    low = _linear_measures(queue, load, handle_time, below)
    high = _linear_measures(queue, load, handle_time, below + 1)
    level, abandonment, answers, waiting, busy = (
        # An endless wait counts only where it has a share: 0 x infinity is no number.
        (1 - share) * a + np.multiply(share, b, out=np.zeros_like(b), where=share > 0)
        for a, b in zip(low, high, strict=True)
    )
    return Service(
        level,
        abandonment,
        asa_seconds=np.divide(waiting, answers, out=np.zeros_like(load), where=answers > 0),
        occupancy=np.divide(
            busy, agents * queue.concurrency, out=np.zeros_like(load), where=agents > 0
        ),
    )


def _linear_measures(queue: Queue, load: Floats, handle_time: Floats, agents: Floats) -> Floats:
    """Service level, abandonment, answered share, waiting per offered contact, busy servers."""
    servers = agents * queue.concurrency
    found = performance(load, servers, handle_time, patience_of(queue), within_of(queue))
    answers = 1 - found.abandonment
    return np.stack(
        [
            found.service_level,
            found.abandonment,
            answers,
            answers * found.asa_seconds,
            found.occupancy * servers,
        ]
    )
