"""Erlang C and Erlang A for whole arrays of queues."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.staffing import kernels

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Performance:
    """What customers and agents live through in steady state; arrays of one shape.

    `wait_probability`: share of arrivals that find all servers busy.
    `service_level`: share of the offered contacts that is answered within the target.
    `late`: the rest of them, who wait longer or abandon; exact to its own digits, however few.
    `service_level_excluding_short_abandons`: the same, of the contacts that did not
    abandon within the target.
    `asa_seconds`: mean wait of the answered contacts; infinite where Erlang C's queue
    grows for ever, 0 where nobody is ever answered because all abandon.
    `abandonment`: share of the offered contacts that abandons.
    `occupancy`: share of their time for which servers are busy.
    """

    wait_probability: Floats
    service_level: Floats
    late: Floats
    service_level_excluding_short_abandons: Floats
    asa_seconds: Floats
    abandonment: Floats
    occupancy: Floats


def performance(
    load: ArrayLike,
    servers: ArrayLike,
    handle_time: ArrayLike,
    patience: ArrayLike,
    within: ArrayLike,
) -> Performance:
    """Erlang A, or Erlang C where patience is infinite.

    `load` is in erlangs, `servers` a whole number (agents x concurrency), the rest in
    seconds; all are broadcast against one another. Exact to about ten digits from 0.01
    to 10,000 erlangs. Without load every contact counts as answered at once.
    """
    arrays = np.broadcast_arrays(load, servers, handle_time, patience, within)
    shape = arrays[0].shape
    flat = [np.ascontiguousarray(array, dtype=np.float64).ravel() for array in arrays]
    found = kernels.measure_all(flat[0], flat[1].astype(np.int64), *flat[2:])
    return Performance(*found.reshape(7, *shape))
