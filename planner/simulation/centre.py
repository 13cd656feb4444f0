"""The contact centre to simulate: what customers ask for and who is there, as plain arrays.

Nothing here knows scenarios or plans; `of_plan.py` builds a centre from them. Times are in
seconds since the horizon's start, intervals all have the same length.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Table = NDArray[np.void]
Row = Any
"""A row of a table: what NumPy and numba call a record."""

STREAM = np.dtype(
    [
        ("deferred", np.bool_),  # email and social: waits for its deadline, may be interrupted
        ("concurrency", np.int32),  # contacts that one agent handles at a time
        ("slowdown", np.float64),  # by which every further contact at a time prolongs each
        ("patience", np.float64),  # mean seconds before a customer gives up, infinite if never
        ("target", np.float64),  # seconds within which to answer; of deferred ones see `due`
        ("priority", np.float64),  # by which a second of waiting weighs
        ("group_first", np.int32),  # the groups that may serve it, in `Skills.groups`
        ("group_last", np.int32),
    ],
    align=True,
)

GROUP = np.dtype([("first", np.int32), ("last", np.int32)], align=True)

CHANGE = np.dtype([("time", np.float64), ("agent", np.int32), ("what", np.int8)], align=True)

COMES, BREAKS_OFF, GOES_HOME = 0, 1, 2
"""What an agent does: comes on queue, leaves it for as long as a break lasts, ends a shift."""

LONGEST_WAITING, LONGEST_QUEUE = 0, 1
ROUTINGS: dict[str, int] = {"longest_waiting": LONGEST_WAITING, "longest_queue": LONGEST_QUEUE}

Routing = Literal["longest_waiting", "longest_queue"]


class Skills(NamedTuple):
    """Who may serve what: `queues` of each group, `groups` of each queue, the least skilled first.

    A group's queues are queues[first:last] of its row in `table`.
    """

    table: Table  # [G] GROUP
    queues: NDArray[np.int32]
    groups: NDArray[np.int32]


@dataclass(frozen=True)
class Stream:
    """One queue's contacts, over T intervals.

    rate, handle_time, open [T]: contacts expected, mean seconds of handling, whether deferred
    work may be done. day [T]: the day to whose chance each interval belongs. due [T]: until when a
    deferred contact that arrives in the interval is in time, infinite where that is after the
    horizon. backlog: deferred contacts that wait from the start, due by `backlog_due`.
    handle_time_cv: standard deviation of the handling over its mean; 1 is the exponential law,
    any other the lognormal.
    """

    name: str
    rate: Floats
    handle_time: Floats
    target: float
    deferred: bool = False
    patience: float = np.inf
    concurrency: int = 1
    slowdown: float = 0.0
    priority: float = 1.0
    handle_time_cv: float = 1.0
    open: Flags | None = None
    day: Ints | None = None
    due: Floats | None = None
    backlog: int = 0
    backlog_due: float = np.inf


@dataclass(frozen=True)
class Presence:
    """When an agent is on queue: [start, end) in seconds, and what follows.

    shift: the shift it belongs to, by number, counted over all agents.
    """

    agent: int
    start: float
    end: float
    shift: int
    goes_home: bool


@dataclass(frozen=True)
class Centre:
    """Everything that a replication needs but chance.

    groups: the queues that each group may serve, by number. group_of [N]: each agent's group.
    away, absence [N]: the chance that an interval of an agent's is spent away from the queue,
    and that a whole shift is missed. day_cv: the coefficient of variation of a day's factor.
    """

    streams: tuple[Stream, ...]
    groups: tuple[tuple[int, ...], ...]
    group_of: Ints
    presences: tuple[Presence, ...]
    interval: float
    intervals: int
    routing: Routing = "longest_waiting"
    away: Floats | None = None
    absence: Floats | None = None
    day_cv: float = 0.0

    @property
    def horizon(self) -> float:
        """Seconds over which contacts arrive."""
        return self.interval * self.intervals


def streams_table(centre: Centre) -> tuple[Table, Skills]:
    """The queues and the groups as the kernel takes them."""
    able = [
        sorted((g for g, queues in enumerate(centre.groups) if q in queues),
               key=lambda g: (len(centre.groups[g]), g))
        for q in range(len(centre.streams))
    ]  # fmt: skip
    rows: list[tuple[Any, ...]] = []
    begin = 0
    for stream, groups in zip(centre.streams, able, strict=True):
        rows.append(
            (stream.deferred, stream.concurrency, stream.slowdown, stream.patience,
             stream.target, stream.priority, begin, begin + len(groups))
        )  # fmt: skip
        begin += len(groups)
    ends = np.cumsum([0, *(len(queues) for queues in centre.groups)])
    return np.array(rows, dtype=STREAM), Skills(
        table=np.array(list(pairwise(ends.tolist())), dtype=GROUP),
        queues=np.array([q for queues in centre.groups for q in sorted(queues)], dtype=np.int32),
        groups=np.array([g for groups in able for g in groups], dtype=np.int32),
    )
