"""Opening hours during which the clocks change, or that name a time which they skip or double."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from planner import clock
from planner.clock import DAY, MINUTE
from planner.plan.clock_changes.change import ClockChange
from planner.scenario import LocalWindow, Queue, Scenario
from planner.scenario.opening import windows_on


@dataclass(frozen=True)
class OddTime:
    """An opening or closing time that the clocks skip, or show twice, and when it is instead.

    `meant` and `shown` are wall clocks: of a doubled time the first is meant.
    """

    edge: Literal["opens", "closes"]
    kind: Literal["skipped", "doubled"]
    meant: datetime
    shown: datetime


@dataclass(frozen=True)
class TouchedOpening:
    """A window of a queue that begins on `date`, as long as elapsed `minutes` for once.

    usual_minutes: its length on other days.
    """

    queue: str
    date: date
    window: LocalWindow
    minutes: int
    usual_minutes: int
    odd_times: tuple[OddTime, ...]


def touched_openings(scenario: Scenario, change: ClockChange) -> tuple[TouchedOpening, ...]:
    """The windows of a change's queues that it makes longer or shorter, or whose times it moves."""
    return tuple(
        touched
        for name in change.queues
        for day in (change.date - DAY, change.date)
        for window in windows_on(scenario.queues[name], day)
        for touched in [_opening(name, scenario.queues[name], day, window)]
        if touched.odd_times or touched.minutes != touched.usual_minutes
    )


def _opening(name: str, queue: Queue, day: date, window: LocalWindow) -> TouchedOpening:
    opens, closes = clock.window(day, window.opens, window.closes, queue.time_zone)
    first, last = window.minutes
    # A queue that never closes has no opening time that could be missing.
    odd_times = () if queue.opening_hours is None else tuple(_odd_times(queue, day, window))
    return TouchedOpening(
        queue=name,
        date=day,
        window=window,
        minutes=round((closes - opens) / MINUTE),
        usual_minutes=last - first,
        odd_times=odd_times,
    )


def _odd_times(queue: Queue, day: date, window: LocalWindow) -> Iterator[OddTime]:
    midnight = datetime.combine(day, time())
    edges: tuple[Literal["opens", "closes"], ...] = ("opens", "closes")
    for edge, minute in zip(edges, window.minutes, strict=True):
        meant = midnight + minute * MINUTE
        instants = clock.instants(meant, queue.time_zone)
        if len(instants) != 1:
            instant = clock.recurring_instant(meant, queue.time_zone)
            shown = clock.local(instant, queue.time_zone).replace(fold=0)
            yield OddTime(edge, "doubled" if instants else "skipped", meant, shown)
