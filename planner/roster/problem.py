"""The roster problem as flat arrays: what search, bound and constraint model share.

It knows agents, days, lines and coverage, and nothing of contacts. The compiled kernels
take its two halves, `Lines` and `Cover`, as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.roster.building.automaton import Automaton
from planner.roster.building.offers import ShapeBreak
from planner.roster.person import Person

UNIT = 10_000
"""Capacity is counted in ten-thousandths of an agent, so that sharing is exact."""

FREE = -1
"""The choice of a day without a shift."""

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Table = NDArray[Any]
"""A structured array: its rows are records, its columns the fields of a dtype below.

The type checker knows nothing of the fields, so that kernels may write them as attributes.
"""

AGENT = np.dtype(
    [
        ("day_first", np.int32),  # the agent's rows are [day_first, day_last)
        ("day_last", np.int32),
        ("rules", np.int32),  # number of the automaton
        ("start_state", np.int32),
        ("rest", np.int32),  # minutes
        ("most_spread", np.int32),  # minutes, -1 without a limit
        ("pay_profile", np.int32),
        ("pay_rate", np.float64),  # late contacts per paid hour
        ("peers", np.int32),  # fairness group, -1 without one
        ("group", np.int32),  # coverage group
        ("amount", np.int32),  # capacity on queue, in UNIT
    ],
    align=True,
)

ROW = np.dtype(
    [
        ("week", np.int32),  # number of the week among the agent's
        ("start", np.int32),  # first interval of the local date, may be negative
        ("offer_first", np.int32),  # the row's offers are [offer_first, offer_last)
        ("offer_last", np.int32),
        ("limit", np.int32),  # row of `within` that holds in this week
        ("free_cost", np.float64),  # of a day without a shift; infinite where one is pinned
        ("least_paid", np.float64),  # minutes below which the week is short
    ],
    align=True,
)

OFFER = np.dtype(
    [
        ("begin", np.int32),  # minutes after the horizon's start
        ("finish", np.int32),
        ("first", np.int32),  # covered intervals [first, last)
        ("last", np.int32),
        ("by_finish", np.int32),  # the offers of the row again, in order of finish
        ("shape", np.int32),
        ("kind", np.int32),  # class of shift for the counting rules
        ("minute", np.int32),  # local start, minutes of the day
        ("night", np.bool_),
        ("weekend", np.bool_),
        ("cost", np.float64),  # pay before unpaid breaks, wishes, changes
    ],
    align=True,
)

SHAPE = np.dtype([("first", np.int32), ("last", np.int32)], align=True)

BREAK = np.dtype(
    [
        ("length", np.int32),  # intervals
        ("earliest", np.int32),  # intervals after the shift's first
        ("latest", np.int32),
        ("paid", np.bool_),
        ("in_turn", np.bool_),  # not before the end of the shape's break before it
    ],
    align=True,
)

RULE_STATE = np.dtype(
    [("after_free_day", np.int32), ("next_week", np.int32), ("paid_minutes", np.int32)],
    align=True,
)


class Lines(NamedTuple):
    """Agents, their days, and the shifts to choose from. Costs are in late contacts.

    Offers of a row are sorted by begin. Breaks of a shape come one after the other.
    """

    agents: Table
    rows: Table
    offers: Table
    shapes: Table
    breaks: Table
    states: Table  # [automata, states]
    after_shift: NDArray[np.int32]  # [automata, states, classes]
    within: NDArray[np.bool_]  # [limits, states]
    pay_hours: Floats  # [profiles, intervals + 1] paid hours before an interval
    short_price: float  # per minute short
    spread_price: float  # per minute beyond
    unfairness_price: float
    interval_minutes: int

    @property
    def most_breaks(self) -> int:
        """The most breaks that a shift takes, at least 1."""
        return max(int((self.shapes["last"] - self.shapes["first"]).max(initial=0)), 1)


QUEUE = np.dtype([("deferred", np.bool_), ("work_value", np.float64)], align=True)

CELL = np.dtype(
    [
        ("slope_first", np.int64),  # where the values of whole agents begin
        ("agents", np.int32),  # how many whole agents are worth having
        ("heads_wanted", np.int32),  # least agents present
    ],
    align=True,
)


class Cover(NamedTuple):
    """Coverage: queues with a value for capacity in every interval, shared by groups.

    Capacity is in UNIT. The k-th whole agent serving queue q in interval t is worth
    slope[slope_first + k] of the cell [t, q], for k below its `agents`. A deferred queue
    instead wants work done: every whole agent-interval of it is worth its `work_value`.
    """

    serves: NDArray[np.int64]  # [groups] bit q: may serve queue q
    queues: Table  # [Q]
    cells: Table  # [T, Q]
    slope: Floats
    head_price: float  # of one missing head in one interval


@dataclass(frozen=True)
class Work:
    """Deferred work of one queue in UNIT of agent-intervals, one cohort a row, in order of release.

    `first` and `last` bound the intervals in which it may be served on time, where `open`.
    Cohorts that `may_wait` are due after the horizon: `end_allowance` of them may stay
    undone at no loss. `contact_value` is in late contacts per agent-interval.
    """

    queue: int
    amount: NDArray[np.int64]
    first: Ints
    last: Ints
    may_wait: Flags
    open: Flags  # [T]
    end_allowance: int
    contact_value: Floats


@dataclass(frozen=True)
class Meeting:
    """An activity to place for one agent; those of one `together` number start at one instant."""

    name: str
    agent: int
    length: int
    earliest: int
    latest: int
    cost: float
    together: int


@dataclass(frozen=True)
class Overlap:
    """A daily handover: in [first, last), so many intervals in a row (`wanted`, maybe not
    whole) in which each side has an agent on shift.

    `sides` are the agents that count on each; `base` [2, last - first] those who are there
    anyway; `price` is of one interval missing.
    """

    first: int
    last: int
    wanted: float
    price: float
    sides: tuple[tuple[int, ...], tuple[int, ...]]
    base: Ints


@dataclass(frozen=True)
class RosterProblem:
    """Everything the optimiser works on; `people` give its numbers their names.

    `fixed_cost` is what every plan costs; `unavoidable` are the late contacts among it.
    A `stricter` problem forbids some plans that the rules allow: what is proven of it is not
    proven of them.
    """

    intervals: int
    lines: Lines
    cover: Cover
    base_amount: Ints  # [T, groups] capacity that is there anyway
    base_heads: Floats  # [T, Q]
    work: tuple[Work, ...]
    meetings: tuple[Meeting, ...]
    overlaps: tuple[Overlap, ...]
    people: tuple[Person, ...]
    automata: tuple[Automaton, ...]
    shapes: tuple[tuple[ShapeBreak, ...], ...]
    fixed_cost: float
    unavoidable: float
    stricter: bool

    @property
    def agents(self) -> int:
        """How many agents there are."""
        return len(self.people)

    def rows_of(self, agent: int) -> range:
        """The agent's day rows."""
        who = self.lines.agents[agent]
        return range(who["day_first"], who["day_last"])
