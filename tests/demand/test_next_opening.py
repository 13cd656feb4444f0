"""When contacts that meet a closed queue are released."""

from __future__ import annotations

import numpy as np

from planner.demand import next_open


def test_the_next_open_interval_is_the_own_one_where_it_is_open():
    state = np.array([False, True, False, False, True, False])
    assert next_open(state).tolist() == [1, 1, 4, 4, 4, 6]


def test_a_queue_that_never_opens_releases_nothing():
    assert next_open(np.zeros(3, dtype=bool)).tolist() == [3, 3, 3]
