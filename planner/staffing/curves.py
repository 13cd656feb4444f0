"""What missing agents cost: late contacts by number of agents, interval by interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.staffing.cases import DistinctCases
from planner.staffing.kernels import envelopes, late_shares

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class LateCurves:
    """Late contacts of voice and chat queues beyond what their targets tolerate.

    The curve of queue q in interval t is at `first[q, t]` and the `length[q, t]` points
    from there on: for n = 0 to `required` whole agents, priority x (late(n) -
    late(required)), where late(n) = volume x (1 - service level with n agents), abandoned
    contacts included. `exact` are these points, `envelope` their lower convex envelope
    over whole agents, linear between them. Both end in 0, and are zero beyond. Equal
    intervals share one curve; email and social queues have none (length 0).

    first: int64 [Q, T]; length: int32 [Q, T]; exact, envelope: float64, flat.
    """

    first: NDArray[np.int64]
    length: NDArray[np.int32]
    exact: Floats
    envelope: Floats


def late_curves(distinct: DistinctCases, least: NDArray[np.int64], queues: int) -> LateCurves:
    """The curves of all voice and chat intervals, `least` [N] being each case's agents."""
    points = least + 1
    begins = np.cumsum(points) - points
    late = late_shares(distinct.cases, points)
    tolerated = late[begins + least]
    excess = np.repeat(distinct.worth, points) * (late - np.repeat(tolerated, points))
    # Rounding alone could let fewer agents make fewer contacts late.
    exact = np.maximum(excess, 0.0)
    shape = (queues, distinct.number.shape[1])
    first, length = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int32)
    first[distinct.rows] = begins[distinct.number]
    length[distinct.rows] = points[distinct.number]
    return LateCurves(first, length, exact, envelopes(exact, begins, points))
