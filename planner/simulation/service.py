"""What customers live through: many replications of a centre, summed up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from planner.simulation.centre import Centre, Floats, Ints
from planner.simulation.measures import Measure, measured
from planner.simulation.ratios import Estimate, Ratios
from planner.simulation.replication import Outcome, replicate

AT_A_TIME = 2
"""Replications in hand for each worker, so that none waits and few are kept."""


@dataclass(frozen=True)
class Service:
    """The service of every queue: by hour, by day, and over the horizon.

    hours [MEASURES, Q, H], days [MEASURES, Q, D], horizon [MEASURES, Q]. day_met [Q, D]: the share
    of replications in which the day's service level reaches the target, NaN where it has no
    contacts. occupancy [N]: of every agent's time on queue. missed [1]: contacts of all queues
    that are not in time.
    """

    replications: int
    seed: int
    hours: Estimate
    days: Estimate
    horizon: Estimate
    day_met: Floats
    occupancy: Estimate
    missed: Estimate


def simulate(
    centre: Centre,
    targets: Floats,
    *,
    replications: int,
    seed: int = 0,
    workers: int = 2,
    without_short: bool = False,
    on_progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Service:
    """Simulate a centre; the same seed and replications give the same service.

    targets [Q]: the service level that each queue's day is to reach. `without_short` leaves
    contacts out of it that give up within the target. `on_progress` hears how many replications
    are done; `stop` is asked after each, and ends with those that are done once they are two.
    Raises ValueError for fewer than two replications.
    """
    if replications < 2:
        raise ValueError("a simulation needs two replications at least")
    sums = _Sums(centre, targets, without_short)
    with ThreadPoolExecutor(workers) as pool:
        ahead = [
            pool.submit(replicate, centre, seed, number)
            for number in range(min(replications, AT_A_TIME * workers))
        ]
        done = 0
        while ahead:
            sums.add(ahead.pop(0).result())
            done += 1
            if on_progress is not None:
                on_progress(done)
            if done >= 2 and stop is not None and stop():
                pool.shutdown(cancel_futures=True)
                break
            if done + len(ahead) < replications:
                ahead.append(pool.submit(replicate, centre, seed, done + len(ahead)))
    return sums.service(done, seed)


class _Sums:
    """Takes in replications one by one."""

    def __init__(self, centre: Centre, targets: Floats, without_short: bool) -> None:
        self._centre, self._targets = centre, targets
        self._without_short = without_short
        interval = np.arange(centre.intervals)
        queues = len(centre.streams)
        whole = np.zeros((queues, centre.intervals), dtype=np.int64)
        self._hour = whole + (interval * centre.interval // 3600).astype(np.int64)
        self._day = np.array([0 * interval if s.day is None else s.day for s in centre.streams])
        self._whole = whole
        self._hours, self._days, self._horizon = Ratios(), Ratios(), Ratios()
        self._occupancy, self._missed = Ratios(), Ratios()
        self._met: Floats = np.zeros((queues, int(self._day.max()) + 1))
        self._counted = np.zeros_like(self._met)

    def add(self, outcome: Outcome) -> None:
        """Take in the next one."""
        self._hours.add(*self._measured(outcome, self._hour))
        by_day = self._measured(outcome, self._day)
        self._days.add(*by_day)
        self._count_days_met(*(part[Measure.SERVICE_LEVEL] for part in by_day))
        in_all = self._measured(outcome, self._whole)
        self._horizon.add(*in_all)
        self._missed.add(in_all[0][Measure.MISSED].sum(axis=0), np.ones(1))
        self._occupancy.add(outcome.busy, outcome.there)

    def _measured(self, outcome: Outcome, part: Ints) -> tuple[Floats, Floats]:
        return measured(
            self._centre, outcome.ledger, part, int(part.max()) + 1,
            without_short=self._without_short,
        )  # fmt: skip

    def _count_days_met(self, in_time: Floats, counted: Floats) -> None:
        some = counted > 0
        self._met += some & (in_time >= self._targets[:, None] * counted - 1e-9)
        self._counted += some

    def service(self, replications: int, seed: int) -> Service:
        """What they say together."""
        nothing = np.full(self._met.shape, np.nan)
        return Service(
            replications=replications,
            seed=seed,
            hours=_possible(self._hours.estimate()),
            days=_possible(self._days.estimate()),
            horizon=_possible(self._horizon.estimate())[:, :, 0],
            day_met=np.divide(self._met, self._counted, out=nothing, where=self._counted > 0),
            occupancy=self._occupancy.estimate(),
            missed=self._missed.estimate(),
        )


def _possible(found: Estimate) -> Estimate:
    """The same without what cannot be: nothing is negative, and no share is above 1."""
    most = np.full((len(Measure), 1, 1), np.inf)
    most[[Measure.SERVICE_LEVEL, Measure.ABANDONMENT, Measure.OCCUPANCY]] = 1.0
    return Estimate(found.value, np.maximum(found.low, 0.0), np.minimum(found.high, most))
