"""One replication: a centre run through the whole horizon once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.simulation.centre import Centre, Floats
from planner.simulation.chance import arrivals, changes, day_factors
from planner.simulation.clockwork import NEVER
from planner.simulation.floor import Floor, empty_floor, seconds_until, with_larger_pool
from planner.simulation.house import House, house_of
from planner.simulation.kernel import NEXT_ARRIVAL, Script, close, run
from planner.simulation.ledger import Ledger, blank_ledger

POOL = 1024
SECONDS_AT_A_TIME = 7 * 86400
"""Contacts are drawn for a week at a time, so that no horizon needs more memory than another."""


@dataclass(frozen=True)
class Outcome:
    """What happened, interval by interval; of each agent, seconds busy and there [N].

    Those after the horizon are not counted.
    """

    ledger: Ledger
    busy: Floats
    there: Floats


def replicate(centre: Centre, seed: int, replication: int) -> Outcome:
    """Run a centre once; the same seed and number give the same outcome."""
    house, ledger = house_of(centre), blank_ledger(centre)
    floor = empty_floor(centre, POOL)
    factors = day_factors(centre, seed, replication)
    leaving = changes(centre, seed, replication)
    at = np.zeros(3, dtype=np.int64)
    step = max(1, round(SECONDS_AT_A_TIME / centre.interval))
    for first in range(0, centre.intervals, step):
        last = min(first + step, centre.intervals)
        at[NEXT_ARRIVAL] = 0
        script = Script(arrivals(centre, factors, seed, replication, first, last), leaving, at)
        floor = _run(house, script, floor, ledger, last * centre.interval)
    busy, there = seconds_until(floor, centre.horizon)
    # Shifts go on, and whoever waits is answered as long as somebody is there.
    floor = _run(house, script, floor, ledger, NEVER)
    close(house, floor, ledger)
    return Outcome(ledger, busy, there)


def _run(house: House, script: Script, floor: Floor, ledger: Ledger, until: float) -> Floor:
    while not run(house, script, floor, ledger, until):
        floor = with_larger_pool(floor)
    return floor
