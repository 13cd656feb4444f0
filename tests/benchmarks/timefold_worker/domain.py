"""What Timefold plans: for each day of an agent a shift or none, and how its breaks lie.

The annotations are read by Timefold as they stand, so they are no strings here.
"""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardSoftScore


@dataclass
class Shift:
    """A shift that may be chosen; `on_queue` are its intervals for each way its breaks lie."""

    number: int
    begin: int
    finish: int
    first: int
    paid: int
    night: bool
    weekend: bool
    minute: int
    cost: int
    on_queue: list[list[int]]


@dataclass
class Week:
    """An agent's week, with its limits."""

    id: int
    most_paid: int
    least_paid: int
    most_days: int
    most_nights: int
    most_spread: int


@dataclass
class Rhythm:
    """The limits that hold for an agent's days one after the other."""

    agent: int
    most_in_a_row: int
    least_days_off: int
    run_before: int
    first_date_taken: bool
    most_weekends: int
    days: int


@dataclass
class Interval:
    """An interval: each queue's pieces and agents wanted, the capacity that is there anyway."""

    number: int
    groups: list[list[int]]
    worths: list[list[int]]
    lengths: list[list[int]]
    heads_wanted: list[int]
    head_price: int
    base_amount: list[int]


@planning_entity
@dataclass
class Day:
    """A date of an agent; what is planned is its shift, and which way its breaks lie."""

    id: Annotated[int, PlanningId]
    agent: int
    day: int
    date: int
    week: int
    peers: int
    among: int
    rest: int
    group: int
    amount: int
    free_cost: int
    shifts: Annotated[list[Shift], ValueRangeProvider(id="shifts")]
    ways: Annotated[list[int], ValueRangeProvider(id="ways")]
    shift: Annotated[
        Shift | None,
        PlanningVariable(allows_unassigned=True, value_range_provider_refs=["shifts"]),
    ] = field(default=None)
    way: Annotated[int | None, PlanningVariable(value_range_provider_refs=["ways"])] = field(
        default=0
    )


@planning_solution
@dataclass
class Roster:
    """Everybody's days, with what they are judged by."""

    weeks: Annotated[list[Week], ProblemFactCollectionProperty]
    rhythms: Annotated[list[Rhythm], ProblemFactCollectionProperty]
    intervals: Annotated[list[Interval], ProblemFactCollectionProperty]
    days: Annotated[list[Day], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = field(default=None)
