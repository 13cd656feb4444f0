"""The service of every queue, by local day and over the horizon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from planner.plan.coverage import Coverage
from planner.scenario import Queue
from planner.staffing import DeferredWork

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class QueueService:
    """One queue's service on a local day of its customers, or over the horizon (date None).

    contacts: those that arrive, a backlog at the start on the first day. late_contacts: beyond
    what the target tolerates, in customers, on the day on which they are booked.
    service_level: the share in time, for email and social of those due on the day; it and
    the target tell the same of all contacts. None where there is nothing to tell it of.
    abandonment, asa_seconds (mean wait of those answered), occupancy: shares and seconds.
    backlog: email and social contacts that wait at the end of the day.
    """

    queue: str
    date: date | None
    contacts: float
    late_contacts: float
    service_level: float | None
    target: float
    abandonment: float | None
    asa_seconds: float | None
    occupancy: float | None
    backlog: float | None


def service(coverage: Coverage) -> tuple[QueueService, ...]:
    """The service by queue and local day, each queue's days followed by its horizon."""
    return tuple(
        _service(coverage, name, day, among)
        for name, queue in coverage.scenario.queues.items()
        for day, among in _days(coverage, queue)
    )


def horizon_service(coverage: Coverage) -> tuple[QueueService, ...]:
    """The service by queue over the horizon alone."""
    return tuple(
        _service(coverage, name, None, _all_of(coverage)) for name in coverage.scenario.queues
    )


def _days(coverage: Coverage, queue: Queue) -> Iterator[tuple[date | None, Flags]]:
    """Every local date of a queue with the intervals that begin on it, then the horizon."""
    grid = coverage.scenario.grid
    ordinal = grid.wall_clocks(queue.time_zone).ordinal
    for day in grid.dates(queue.time_zone):
        yield day, ordinal == day.toordinal()
    yield None, _all_of(coverage)


def _all_of(coverage: Coverage) -> Flags:
    return np.ones(coverage.scenario.grid.count, dtype=np.bool_)


def _service(coverage: Coverage, name: str, day: date | None, among: Flags) -> QueueService:
    number = coverage.requirement.contacts.queues.index(name)
    for k, work in enumerate(coverage.requirement.deferred):
        if work.queue == number:
            return _waiting(coverage, name, day, among, k, work)
    return _answered(coverage, name, day, among, number)


def _answered(
    coverage: Coverage, name: str, day: date | None, among: Flags, number: int
) -> QueueService:
    """Voice and chat: means weighed with contacts, waits with the contacts answered."""
    answers = coverage.answers
    volume = coverage.requirement.contacts.volume[number, among]
    serving = coverage.serving[number, among]
    abandonment = answers.abandonment[number, among]
    return QueueService(
        queue=name,
        date=day,
        contacts=float(volume.sum()),
        late_contacts=float(coverage.late_customers[number, among].sum()),
        service_level=_mean(answers.service_level[number, among], volume),
        target=coverage.scenario.queues[name].service_level.share,
        abandonment=_mean(abandonment, volume),
        asa_seconds=_mean(answers.asa_seconds[number, among], volume * (1 - abandonment)),
        occupancy=_mean(answers.occupancy[number, among], serving),
        backlog=None,
    )


def _waiting(
    coverage: Coverage, name: str, day: date | None, among: Flags, k: int, work: DeferredWork
) -> QueueService:
    """Email and social: judged by deadlines."""
    queue = coverage.scenario.queues[name]
    arrived = coverage.requirement.contacts.volume[work.queue].copy()
    arrived[0] += queue.backlog
    handled = coverage.sharing.handled[k]
    late = float(coverage.late_customers[work.queue, among].sum())
    due = float(coverage.due[work.queue, among].sum())
    busy = coverage.sharing.worked[k, among].sum() * (queue.max_occupancy or 1.0)
    serving = float(coverage.serving[work.queue, among].sum())
    waiting = np.cumsum(arrived - handled)
    return QueueService(
        queue=name,
        date=day,
        contacts=float(arrived[among].sum()),
        late_contacts=late,
        service_level=(due - late) / due if due > 0 else None,
        target=queue.service_level.share,
        abandonment=None,
        asa_seconds=_mean_wait(coverage, arrived, handled, among),
        occupancy=float(busy) / serving if serving > 0 else None,
        backlog=max(0.0, float(waiting[among][-1])),
    )


def _mean(values: Floats, weights: Floats) -> float | None:
    total = float(weights.sum())
    if total <= 0:
        return None
    # A wait without end counts only where somebody waits.
    weighed = np.multiply(values, weights, out=np.zeros_like(values), where=weights > 0)
    return float(weighed.sum()) / total


def _mean_wait(coverage: Coverage, arrived: Floats, handled: Floats, among: Flags) -> float | None:
    """Mean seconds from arrival to answer of the contacts handled in these intervals.

    Contacts are counted in the order of arrival: who waits for whom changes no total. One
    handled in the interval of its arrival waits for nothing.
    """
    count = float(handled[among].sum())
    if count <= 1e-9:
        return None
    number = np.arange(len(arrived))
    arrivals = np.r_[0.0, np.cumsum(arrived)]
    moments = np.r_[0.0, np.cumsum(arrived * number)]
    answered_ = np.cumsum(handled)
    upto = np.interp(np.r_[0.0, answered_], arrivals, moments)
    waits = handled * number - np.diff(upto)
    seconds = coverage.scenario.grid.interval_minutes * 60
    return max(0.0, float(waits[among].sum()) / count * seconds)
