"""When contacts that meet a closed queue are released."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def next_open(state: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The first open interval at or after each: int [T]; T where none is left.

    `state` tells for each interval whether the queue is open: bool [T].
    """
    count = state.size
    own = np.where(state, np.arange(count), count)
    return np.minimum.accumulate(own[::-1])[::-1]
