"""Reads forecast.csv: what is forecast, and whether it covers every queue's open hours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from planner.clock import MINUTE
from planner.scenario.base import printable
from planner.scenario.coverage import Forecast, Period, check_coverage
from planner.scenario.problems import Problems
from planner.scenario.queue import ForecastRow
from planner.scenario.record import Column, Record, read_records
from planner.scenario.settings import Settings
from planner.scenario.suggestion import did_you_mean, shown
from planner.scenario.syntax import moment, number, whole_number

SHORTEST, LONGEST = 5, 60


def read_forecast(path: Path, settings: Settings, problems: Problems) -> tuple[ForecastRow, ...]:
    """Reads forecast.csv, in the order of the file; local times are those of the queue."""
    columns = (
        Column("queue", printable),
        Column("start", moment),
        Column("volume", number),
        Column("handle_time_seconds", number, required=False),
        Column("period_minutes", whole_number, required=False),
    )
    records = read_records(path, columns, problems)
    by_queue: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_queue[record.values.get("queue", "")].append(record)
    forecasts = {
        queue: _forecast(queue, own, settings.queue_zone(queue)) for queue, own in by_queue.items()
    }
    if settings.queues is not None:
        _check_queues(by_queue, settings.queues)
    for queue in settings.queues or ():
        own = forecasts.get(queue, Forecast())
        check_coverage(path.name, queue, own, settings, problems, complete=records.complete)
    return _nouns(one for forecast in forecasts.values() for one in forecast.periods)


def _check_queues(by_queue: Mapping[str, Sequence[Record]], known: Collection[str]) -> None:
    """Tells every unknown queue once, at its first row."""
    for queue in by_queue.keys() - {"", *known}:
        first, *more = by_queue[queue]
        hint = did_you_mean(queue, known)
        also = f" ({len(more)} more rows, up to row {more[-1].number})" if more else ""
        first.tell("queue", f"no queue has the id {shown(queue)}{hint}{also}")


def _forecast(queue: str, records: Sequence[Record], zone: str | None) -> Forecast:
    instants = [record.instant("start", zone) for record in records]
    rows = [
        (start, record)
        for start, record in zip(instants, records, strict=True)
        if start is not None
    ]
    rows.sort(key=lambda row: (row[0], row[1].number))
    step = _step([start for start, _ in rows])
    lengths = [_length(record, step) for _, record in rows]
    if None in lengths and step is None:
        _ask_for_periods(queue, [record for _, record in rows])
    periods = tuple(
        Period(record, start, start + minutes * MINUTE, minutes)
        for (start, record), minutes in zip(rows, lengths, strict=True)
        if minutes is not None
    )
    return Forecast(periods, whole=len(periods) == len(records))


def _step(starts: Iterable[datetime]) -> int | None:
    """The usual distance in minutes of one row from the next, None where there is none."""
    steps = [(later - earlier) // MINUTE for earlier, later in pairwise(starts)]
    usual = Counter(step for step in steps if SHORTEST <= step <= LONGEST)
    return min(usual, key=lambda step: (-usual[step], step)) if usual else None


def _length(record: Record, step: int | None) -> int | None:
    """Minutes of a row's period; None where they are faulty or nothing tells them."""
    own: int | None = record.values.get("period_minutes")
    if own is not None and not SHORTEST <= own <= LONGEST:
        message = f"{own} is not possible: a period has {SHORTEST} to {LONGEST} minutes"
        record.tell("period_minutes", message)
    if "period_minutes" in record.faulty:
        return None
    return step if own is None else own


def _ask_for_periods(queue: str, records: Iterable[Record]) -> None:
    for record in records:
        if "period_minutes" not in record.values and "period_minutes" not in record.faulty:
            record.tell(
                "period_minutes",
                f"give period_minutes: the rows of {queue} are not {SHORTEST} to {LONGEST} "
                "minutes apart, which would tell how long a period is",
            )
            return


def _nouns(periods: Iterable[Period]) -> tuple[ForecastRow, ...]:
    found = []
    for one in sorted(periods, key=lambda one: one.record.number):
        values = {**one.record.values, "start": one.start, "period_minutes": one.minutes}
        found.append(one.record.noun(ForecastRow, values))
    return tuple(row for row in found if row is not None)
