"""Whether a queue's forecast covers its open hours: once, without holes, and nothing else.

What is wrong over a stretch of time is told in one line for the whole stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.clock import Grid, iso_local
from planner.scenario.opening import open_intervals
from planner.scenario.problems import Problems
from planner.scenario.queue import Queue
from planner.scenario.record import Record
from planner.scenario.sentences import Draft
from planner.scenario.settings import Settings

Booleans = NDArray[np.bool_]


class Period(NamedTuple):
    """A forecast row laid on the clock: the instants [start, end), `minutes` apart."""

    record: Record
    start: datetime
    end: datetime
    minutes: int


@dataclass(frozen=True)
class Forecast:
    """The rows of one queue in the order of time; not `whole` where some are faulty."""

    periods: tuple[Period, ...] = ()
    whole: bool = True


@dataclass(frozen=True)
class _Open:
    grid: Grid
    open: Booleans


def check_coverage(
    file: str,
    queue: str,
    forecast: Forecast,
    settings: Settings,
    problems: Problems,
    *,
    complete: bool,
) -> None:
    """Tells what is forecast twice or not at all, without AHT, or while nobody may answer.

    Holes are not looked for where the file is not `complete`.
    """
    draft = (settings.queues or {})[queue]
    if settings.horizon is None:
        return
    grid = settings.horizon.grid()
    periods = [one for one in forecast.periods if one.start < grid.end and one.end > grid.start]
    _check_once(queue, periods)
    _check_handle_times(queue, draft, periods, problems)
    noun = draft.sound("opening_hours", "country", "subdivision")
    if noun is None:
        return
    opened = open_intervals(noun, grid)
    if noun.immediate:
        _check_closed(queue, periods, opened, grid)
    if forecast.whole and complete:
        _check_holes(file, queue, noun.time_zone, periods, _Open(grid, opened), problems)


def _check_once(queue: str, periods: Sequence[Period]) -> None:
    covered_by: Period | None = None
    twice = []
    for one in periods:
        if covered_by is not None and one.start < covered_by.end:
            twice.append((one, covered_by))
        if covered_by is None or one.end > covered_by.end:
            covered_by = one
    firsts = {id(one): other for one, other in twice}
    for run in _stretches([one for one, _ in twice]):
        other = firsts[id(run[0])].record.number
        run[0].record.tell(
            "start", f"{queue} is forecast for this time in row {other} already{_and_more(run)}"
        )


def _check_handle_times(
    queue: str, draft: Draft[Queue], periods: Sequence[Period], problems: Problems
) -> None:
    key = "handle_time_seconds"
    if not periods or key in draft.given or key in draft.faulty:
        return
    without = [
        one for one in periods if key not in one.record.values and key not in one.record.faulty
    ]
    if len(without) == len(periods):
        message = "is missing: give it here, or in every row of forecast.csv"
        problems.key(("queues", queue, key), message)
        return
    for run in _stretches(without):
        run[0].record.tell(
            key, f"is empty: {queue} has none in scenario.toml either{_and_more(run)}"
        )


def _check_closed(queue: str, periods: Sequence[Period], opened: Booleans, grid: Grid) -> None:
    before = np.concatenate([[0], np.cumsum(opened)])
    closed = []
    for one in periods:
        first = max(0, int(np.floor(grid.position(one.start))))
        last = min(grid.count, int(np.ceil(grid.position(one.end))))
        if one.record.values.get("volume", 0) > 0 and before[first] == before[last]:
            closed.append(one)
    for run in _stretches(closed):
        run[0].record.tell(
            "volume",
            f"{queue} is closed then, so that nobody can call or chat: write 0, or remove the row"
            + _and_more(run),
        )


def _check_holes(
    file: str,
    queue: str,
    zone: str,
    periods: Sequence[Period],
    hours: _Open,
    problems: Problems,
) -> None:
    for first, last in _holes(hours.open, ~_covered(periods, hours.grid)):
        start, end = hours.grid.instant(first), hours.grid.instant(last + 1)
        message = (
            f"{queue} is open but not forecast from {iso_local(start, zone)} to "
            f"{iso_local(end, zone)}: add rows"
        )
        problems.cell(file, _row_before(periods, start), "start", message)


def _covered(periods: Iterable[Period], grid: Grid) -> Booleans:
    """Whether every minute of an interval is forecast; shape [T]."""
    length = grid.count * grid.interval_minutes
    edges = np.zeros(length + 1, dtype=np.int64)
    for one in periods:
        edges[max(0, grid.minutes(one.start))] += 1
        edges[min(length, grid.minutes(one.end))] -= 1
    depth = np.cumsum(edges[:-1]).reshape(grid.count, grid.interval_minutes)
    return np.asarray(depth.min(axis=1) > 0)


def _holes(opened: Booleans, uncovered: Booleans) -> Iterator[tuple[int, int]]:
    """First and last interval of every run of open intervals without forecast.

    Closed intervals do not end a run.
    """
    places = np.flatnonzero(opened)
    holes = uncovered[places].astype(np.int8)
    steps = np.diff(np.concatenate([[0], holes, [0]]))
    for first, after in zip(np.flatnonzero(steps > 0), np.flatnonzero(steps < 0), strict=True):
        yield int(places[first]), int(places[after - 1])


def _row_before(periods: Sequence[Period], instant: datetime) -> int:
    """The row after which a hole begins; the next one at the beginning, the header without any."""
    before = [one.record.number for one in periods if one.start <= instant]
    after = [one.record.number for one in periods[:1]]
    return (before[-1:] or after or [1])[0]


def _stretches(periods: Iterable[Period]) -> list[list[Period]]:
    """Runs of periods that follow one another without a pause."""
    runs: list[list[Period]] = []
    for one in periods:
        if runs and one.start <= runs[-1][-1].end:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _and_more(run: Sequence[Period]) -> str:
    if len(run) == 1:
        return ""
    return f" (and {len(run) - 1} more rows, up to row {run[-1].record.number})"
