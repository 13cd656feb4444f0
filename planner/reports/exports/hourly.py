"""Coverage by the hour of the customers' clock: a table that a person can scroll through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from statistics import fmean

from planner.reports.exports.handout import CoverageRow


@dataclass(frozen=True)
class HourRow:
    """A queue in one hour of its customers' clock.

    start_local carries its offset, so that the two hours of a doubled one stay apart. contacts and
    late_contacts: sums. required, serving, net and present: means over the intervals in which
    the queue is open, None where it is closed throughout.
    """

    queue: str
    start_utc: datetime
    start_local: datetime
    contacts: float
    late_contacts: float
    required: float | None
    serving: float | None
    net: float | None
    present: float | None


def hourly(coverage: Iterable[CoverageRow]) -> Iterator[HourRow]:
    """Every hour in which a queue is open, or contacts arrive, or are late."""
    for _, group in groupby(coverage, key=_hour):
        row = _row(list(group))
        if row.required is not None or row.contacts or row.late_contacts:
            yield row


def _hour(row: CoverageRow) -> tuple[str, datetime, object]:
    hour = row.start_local.replace(minute=0)
    return row.queue, hour, hour.utcoffset()


def _row(intervals: Sequence[CoverageRow]) -> HourRow:
    first, open_ = intervals[0], [row for row in intervals if row.open]
    return HourRow(
        queue=first.queue,
        start_utc=first.start_utc,
        start_local=first.start_local,
        contacts=sum(row.volume for row in intervals),
        late_contacts=sum(row.late_contacts for row in intervals),
        required=_mean([row.required for row in open_]),
        serving=_mean([row.serving for row in open_]),
        net=_mean([row.net for row in open_]),
        present=_mean([row.present for row in open_]),
    )


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
