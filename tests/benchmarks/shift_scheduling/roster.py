"""An instance as the optimiser sees it.

Every shift of every day is an interval of its own, and covers that alone, so that coverage is
the instance's. An employee missing costs as the instance says and as much again as one too
many: a surplus is what everybody costs who works, less what is wanted. What the limits count
is told by states of days. The horizon is one week; where its states are lost, it is short of
its one paid minute.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.roster.person import Person
from planner.roster.problem import (
    AGENT,
    BREAK,
    CELL,
    FREE,
    QUEUE,
    RULE_STATE,
    SHAPE,
    UNIT,
    Cover,
    Lines,
    RosterProblem,
    Table,
)

from .caps import Caps, Counting, Withheld
from .checking import Plan
from .instance import Instance
from .limits import Limits
from .offers import DAY, Days
from .states import LOST, NONE, States, states_of

LOST_LINE = 1e9
"""What a line costs that breaks a limit, in late contacts: more than any plan."""

MOST_STATES = int(np.iinfo(np.int16).max)
"""The best-line programme notes the states of a day in 16 bits."""


class TooManyStates(Exception):
    """The optimiser cannot tell so many states of one day apart."""


def roster_problem(
    instance: Instance, caps: Caps, scale: float, withheld: Withheld = frozenset()
) -> RosterProblem:
    """The instance with some of its caps, and without the shifts that are `withheld`.

    A unit of its costs weighs `scale` late contacts.
    """
    counting = Counting(instance, caps)
    days = Days(counting, withheld, scale)
    limits = [counting.limits_of(who) for who in instance.employees]
    distinct = list(dict.fromkeys(limits))
    rules = [_checked(states_of(each, days.classes, instance.days)) for each in distinct]
    rows, offers = days.tables()
    intervals = instance.days * len(instance.shifts)
    return RosterProblem(
        intervals=intervals,
        lines=Lines(
            agents=_agents(instance, limits, distinct, rules),
            rows=rows,
            offers=offers,
            shapes=np.zeros(1, dtype=SHAPE),
            breaks=np.zeros(0, dtype=BREAK),
            states=_states(rules),
            after_shift=_after_shift(rules),
            within=np.ones((1, max(len(each.after_free_day) for each in rules)), dtype=np.bool_),
            pay_hours=np.zeros((1, intervals + 1)),
            short_price=LOST_LINE,
            spread_price=0.0,
            unfairness_price=0.0,
            interval_minutes=DAY,
        ),
        cover=_cover(instance, scale),
        base_amount=np.zeros((intervals, 1), dtype=np.int32),
        base_heads=np.zeros((intervals, 1)),
        work=(),
        meetings=(),
        overlaps=(),
        people=tuple(_person(who.name) for who in instance.employees),
        automata=(),
        shapes=((),),
        fixed_cost=-scale * sum(demand.over * demand.wanted for demand in instance.demands),
        unavoidable=0.0,
        stricter=False,
    )


def plan_of(instance: Instance, problem: RosterProblem, choice: NDArray[np.int32]) -> Plan:
    """The plan that the optimiser's choice of offers, [rows], makes."""
    names = [shift.name for shift in instance.shifts]
    covered = problem.lines.offers["first"]
    return {
        who.name: [
            None if offer == FREE else names[covered[offer] % len(names)]
            for offer in choice[problem.rows_of(agent)].tolist()
        ]
        for agent, who in enumerate(instance.employees)
    }


def _checked(states: States) -> States:
    if states.most_at_once > MOST_STATES:
        raise TooManyStates(f"{states.most_at_once} states on one day")
    return states


def _agents(
    instance: Instance, limits: list[Limits], distinct: list[Limits], rules: list[States]
) -> Table:
    """Employees, all of them peers, so that any two may trade."""
    table = np.zeros(len(limits), dtype=AGENT)
    table["day_first"] = np.arange(len(limits)) * instance.days
    table["day_last"] = table["day_first"] + instance.days
    table["rules"] = [distinct.index(each) for each in limits]
    table["start_state"] = [rules[number].start for number in table["rules"]]
    table["most_spread"] = -1
    table["amount"] = UNIT
    return table


def _states(rules: list[States]) -> Table:
    most = max(len(each.after_free_day) for each in rules)
    table = np.zeros((len(rules), most), dtype=RULE_STATE)
    table["next_week"] = np.arange(most)
    for row, each in zip(table, rules, strict=True):
        row["after_free_day"][: len(each.after_free_day)] = each.after_free_day
        row["paid_minutes"] = np.arange(most) != LOST
    return table


def _after_shift(rules: list[States]) -> NDArray[np.int32]:
    """What follows a shift of each class, and last of one that is never allowed."""
    most = max(len(each.after_shift) for each in rules)
    classes = rules[0].after_shift.shape[1]
    table = np.full((len(rules), most, classes + 1), NONE, dtype=np.int32)
    for page, each in zip(table, rules, strict=True):
        page[: len(each.after_shift), :classes] = each.after_shift
    return table


def _cover(instance: Instance, scale: float) -> Cover:
    types = [shift.name for shift in instance.shifts]
    cells = np.zeros((instance.days * len(types), 1), dtype=CELL)
    slope: list[float] = []
    for demand in instance.demands:
        interval = demand.day * len(types) + types.index(demand.shift)
        cells[interval, 0] = (len(slope), demand.wanted, 0)
        slope += [scale * (demand.under + demand.over)] * demand.wanted
    return Cover(
        serves=np.ones(1, dtype=np.int64),
        queues=np.zeros(1, dtype=QUEUE),
        cells=cells,
        slope=np.array([*slope, 0.0]),
        head_price=0.0,
    )


def _person(name: str) -> Person:
    """A name; the limits that a person has are in the states."""
    return Person(
        agent=name, dates=(), week_of=(), weeks=(), first_date_taken=False,
        history_run=0, history_weekend=False, most_weekends=0,
    )  # fmt: skip
