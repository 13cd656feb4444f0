"""Late contacts of every voice and chat interval for any number of agents, targets aside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.demand import Contacts
from planner.scenario import Scenario
from planner.staffing.cases import distinct_cases
from planner.staffing.kernels import late_shares, least_agents

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

BEYOND_LOAD, BEYOND_ROOT = 4, 4.0
"""Agents beyond the required ones at which a table ends: so many, and so many roots of them."""


@dataclass(frozen=True)
class LateTable:
    """Contacts that are late with 0, 1, 2, ... agents, each with its queue's priority.

    `rows` [I] are the numbers of the voice and chat queues. Interval t of the i-th has the
    `length[i, t]` points of `late` from `first[i, t]` on; with more agents than the last of
    them as many are late as with those.
    """

    rows: Integers
    first: Integers
    length: Integers
    late: Floats

    def at(self, agents: Floats) -> Floats:
        """Late contacts [I, T] with so many agents [I, T], linear between whole ones."""
        return read(self.late, self.first, self.length - 1, agents)


def read(late: Floats, first: Integers, last: Integers, agents: Floats) -> Floats:
    """Stretches of `late` from `first` on, each read at its `agents`; its `last` point ends it."""
    within = np.clip(agents, 0.0, last)
    below = np.minimum(within.astype(np.int64), np.maximum(last - 1, 0))
    low, high = late[first + below], late[first + np.minimum(below + 1, last)]
    return np.asarray(low + (high - low) * (within - below), dtype=np.float64)


def late_table(scenario: Scenario, contacts: Contacts) -> LateTable:
    """The table of a scenario's forecast."""
    distinct = distinct_cases(scenario, contacts)
    least = least_agents(distinct.cases)
    some = least > 0
    points = least + 1 + some * (BEYOND_LOAD + np.ceil(BEYOND_ROOT * np.sqrt(least))).astype(int)
    late = late_shares(distinct.cases, points) * np.repeat(distinct.worth, points)
    begins = np.cumsum(points) - points
    return LateTable(distinct.rows, begins[distinct.number], points[distinct.number], late)
