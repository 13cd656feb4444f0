"""What is told of a replication: ratios of what its ledger counts, over any stretches of time."""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from planner.simulation.centre import Centre, Floats, Ints
from planner.simulation.ledger import (
    DONE,
    DONE_IN_TIME,
    DUE,
    GAVE_UP,
    GAVE_UP_SOON,
    IN_TIME,
    LATE,
    OFFERED,
    OLDEST,
    RESPONSE,
    WAITED,
    Ledger,
)


class Measure(IntEnum):
    """A ratio that is told of every queue.

    SERVICE_LEVEL: contacts in time, of those offered or due. WAIT: seconds that those answered
    waited; of email and social from arrival until they were done. ABANDONMENT: of those offered.
    OCCUPANCY: of the time of all who may serve the queue. OLDEST: seconds that the oldest email
    has waited. CONTACTS, MISSED: how many there are, and how many are not in time.
    """

    SERVICE_LEVEL, WAIT, ABANDONMENT, OCCUPANCY, OLDEST, CONTACTS, MISSED = range(7)


def measured(
    centre: Centre, ledger: Ledger, part: Ints, parts: int, *, without_short: bool
) -> tuple[Floats, Floats]:
    """Numerators and denominators of all measures, [MEASURES, Q, parts].

    part [Q, T]: the stretch of time to which each interval of a queue belongs. `without_short`
    leaves those out of the service level who gave up within the target.
    """
    above = np.zeros((len(Measure), len(centre.streams), parts))
    below = np.zeros_like(above)
    for q, stream in enumerate(centre.streams):
        counts = np.stack(
            [np.bincount(part[q], ledger.counts[q, :, k], parts) for k in range(6)], axis=0
        )
        wanted, in_time = (DUE, DONE_IN_TIME) if stream.deferred else (OFFERED, IN_TIME)
        above[Measure.CONTACTS, q], below[Measure.CONTACTS, q] = counts[wanted], 1.0
        above[Measure.MISSED, q] = counts[wanted] - counts[in_time]
        below[Measure.MISSED, q] = 1.0
        above[Measure.SERVICE_LEVEL, q] = counts[in_time]
        below[Measure.SERVICE_LEVEL, q] = counts[wanted]
        if stream.deferred:
            above[Measure.WAIT, q], below[Measure.WAIT, q] = counts[RESPONSE], counts[DONE]
            above[Measure.OLDEST, q] = counts[OLDEST]
            below[Measure.OLDEST, q] = np.bincount(part[q], minlength=parts)
        else:
            if without_short:
                below[Measure.SERVICE_LEVEL, q] -= counts[GAVE_UP_SOON]
            above[Measure.WAIT, q] = counts[WAITED]
            below[Measure.WAIT, q] = counts[IN_TIME] + counts[LATE]
            above[Measure.ABANDONMENT, q] = counts[GAVE_UP] + counts[GAVE_UP_SOON]
            below[Measure.ABANDONMENT, q] = counts[OFFERED]
        able = [g for g, queues in enumerate(centre.groups) if q in queues]
        for kind, total in ((above, ledger.busy), (below, ledger.there)):
            kind[Measure.OCCUPANCY, q] = np.bincount(part[q], total[able].sum(axis=0), parts)
    return above, below
