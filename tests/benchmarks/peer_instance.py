"""From the planner's roster problem to what the peers are told of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from planner.roster.building.offers import ShapeBreak
from planner.roster.person import Person
from planner.roster.problem import RosterProblem
from planner.roster.rules.weekly_hours import whole_minutes
from planner.roster.search.deferred import even_spread, works_of
from planner.scenario import Contract, Scenario

from .peer_case import Agent, Break, Case, Day, Offer, Slope, Week, Work

PLACES = 3
"""Ways to lay a shift's breaks: all as early as may be, in the middle of their windows, late."""

OFFER = ("begin", "finish", "first", "last", "shape", "minute")


def case_of(scenario: Scenario, problem: RosterProblem) -> Case:
    """The case of a scenario without pinned shifts."""
    cover, lines = problem.cover, problem.lines
    queues = range(len(cover.queues))
    return Case(
        intervals=problem.intervals,
        places=tuple(places(shape) for shape in problem.shapes),
        groups=tuple(tuple(q for q in queues if mask >> q & 1) for mask in cover.serves.tolist()),
        slopes=tuple(
            tuple(_slopes(problem, t, q) for q in queues) for t in range(problem.intervals)
        ),
        base_amount=tuple(map(tuple, problem.base_amount.tolist())),
        base_heads=tuple(map(tuple, problem.base_heads.tolist())),
        heads_wanted=tuple(map(tuple, cover.cells["heads_wanted"].tolist())),
        head_price=float(cover.head_price),
        works=_works(problem),
        agents=tuple(_agent(scenario, problem, i) for i in range(problem.agents)),
        short_price=lines.short_price,
        spread_price=lines.spread_price,
        unfairness_price=lines.unfairness_price,
        fixed_cost=problem.fixed_cost,
    )


def places(shape: Sequence[ShapeBreak]) -> tuple[tuple[Break, ...], ...]:
    """The distinct ways to lay a shape's breaks, each at the same share of its window."""
    shares = [k / (PLACES - 1) for k in range(PLACES)]
    laid = dict.fromkeys(_laid(shape, share) for share in shares)
    return tuple(way for way in laid if _in_windows(shape, way))


def _in_windows(shape: Sequence[ShapeBreak], way: Sequence[Break]) -> bool:
    return all(start <= b.latest for b, (start, _) in zip(shape, way, strict=True))


def _laid(shape: Sequence[ShapeBreak], share: float) -> tuple[Break, ...]:
    laid: list[Break] = []
    free = 0
    for b in shape:
        start = max(b.earliest + round(share * (b.latest - b.earliest)), free)
        laid.append((start, b.length))
        free = start + b.length
    return tuple(laid)


def _slopes(problem: RosterProblem, t: int, q: int) -> tuple[Slope, ...]:
    """What one agent more spares, alike agents together."""
    cell = problem.cover.cells[t, q]
    first, agents = int(cell["slope_first"]), int(cell["agents"])
    worths = problem.cover.slope[first : first + agents].tolist()
    return tuple(Slope(worth, len(list(same))) for worth, same in groupby(worths))


def _works(problem: RosterProblem) -> tuple[Work, ...]:
    works = works_of(problem.work, problem.intervals)
    even = np.diff(even_spread(problem.work, problem.intervals), axis=1, prepend=0)
    return tuple(
        Work(
            queue=queue,
            worth=float(problem.cover.queues["work_value"][queue]),
            released=tuple(works.released[w].tolist()),
            due=tuple(works.due[w].tolist()),
            open=tuple(works.open[w].tolist()),
            even=tuple(even[w].tolist()),
        )
        for w, queue in enumerate(works.queue.tolist())
    )


def _agent(scenario: Scenario, problem: RosterProblem, number: int) -> Agent:
    who, person = problem.lines.agents[number], problem.people[number]
    contract = scenario.contract_of(person.agent)
    spread = int(who["most_spread"])
    return Agent(
        group=int(who["group"]),
        amount=int(who["amount"]),
        rest=int(who["rest"]),
        most_in_a_row=contract.max_consecutive_days,
        least_days_off=contract.min_consecutive_days_off or 1,
        most_weekends=_most_weekends(contract, person),
        run_before=person.history_run,
        weekend_before=person.history_weekend,
        first_date_taken=person.first_date_taken,
        most_spread=None if spread < 0 else spread,
        peers=int(who["peers"]),
        weeks=tuple(_weeks(contract, person)),
        days=tuple(_day(problem, number, row) for row in problem.rows_of(number)),
    )


def _most_weekends(contract: Contract, person: Person) -> int | None:
    if not contract.weekends_off:
        return None
    return max(person.most_weekends, int(person.history_weekend))


def _weeks(contract: Contract, person: Person) -> list[Week]:
    nights = contract.max_night_shifts_per_week
    return [
        Week(
            most_paid=whole_minutes(week.most_paid_minutes),
            least_paid=week.least_paid_minutes,
            most_days=contract.days_per_week.max - week.history_days,
            most_nights=None if nights is None else nights - week.history_nights,
        )
        for week in person.weeks
    ]


def _unpaid(problem: RosterProblem, agent: int, offer: np.void) -> float:
    """What a shift's unpaid breaks spare, in the mean of the ways to lay them."""
    shape, who = problem.shapes[offer["shape"]], problem.lines.agents[agent]
    before, first = problem.lines.pay_hours[who["pay_profile"]], int(offer["first"])
    ways = places(shape)
    hours = sum(
        before[first + at + length] - before[first + at]
        for way in ways
        for one, (at, length) in zip(shape, way, strict=True)
        if not one.paid
    )
    return float(who["pay_rate"] * hours / len(ways))


def _day(problem: RosterProblem, agent: int, number: int) -> Day:
    lines = problem.lines
    row = lines.rows[number]
    first, last = int(row["offer_first"]), int(row["offer_last"])
    classes = problem.automata[lines.agents["rules"][agent]].classes
    free_cost = float(row["free_cost"])
    dates = problem.people[agent].dates
    return Day(
        date=dates[number - problem.rows_of(agent).start].toordinal() - dates[0].toordinal(),
        week=int(row["week"]),
        free_cost=free_cost if np.isfinite(free_cost) else None,
        offers=tuple(
            Offer(
                **{name: offer[name].item() for name in OFFER},
                cost=float(offer["cost"]) - _unpaid(problem, agent, offer),
                paid=classes[offer["kind"]].paid_minutes,
                night=classes[offer["kind"]].night,
                weekend=classes[offer["kind"]].weekend,
            )
            for offer in lines.offers[first:last]
        ),
    )
