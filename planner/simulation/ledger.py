"""What a replication counts, interval by interval."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from planner.simulation.centre import Centre, Floats

OFFERED, IN_TIME, LATE, GAVE_UP_SOON, GAVE_UP, WAITED = range(6)
"""Of voice and chat, by interval of arrival: contacts; answered in time; answered later; given up
within the target; given up later; seconds that those answered waited."""

ARRIVED, DUE, DONE_IN_TIME, DONE, RESPONSE, OLDEST = range(6)
"""Of email and social: contacts by interval of arrival; contacts due, and those of them done in
time, by interval of their deadline; contacts done and seconds since they arrived, by interval in
which they were done; seconds that the oldest has waited at the interval's end."""

MEASURES = 6


class Ledger(NamedTuple):
    """counts [Q, T, MEASURES]; busy, there [G, T]: agent-seconds with a contact in hand, and on
    queue or with one."""

    counts: Floats
    busy: Floats
    there: Floats


def blank_ledger(centre: Centre) -> Ledger:
    """Nothing has happened yet."""
    groups = (len(centre.groups), centre.intervals)
    return Ledger(
        counts=np.zeros((len(centre.streams), centre.intervals, MEASURES)),
        busy=np.zeros(groups),
        there=np.zeros(groups),
    )
