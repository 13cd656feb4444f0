"""A proven lower bound: no plan under the hard rules can cost less.

Any prices for capacity give one. If every queue paid a price for the capacity it uses, and
every agent earned it wherever they serve, each queue and each agent could decide alone, and
together they would cost at most what the best plan costs (Lagrangian duality). What a queue
pays at best, and an agent's best line, are both found exactly. Terms that can only add cost
are left out: unfairness, handovers, spread of starts. So is the rule that the breaks of a
shift do not overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean, lowest_bit
from planner.roster.best_line import IMPOSSIBLE, Paper, best_line, blank_paper
from planner.roster.problem import FREE, UNIT, Cover, Floats, Lines, RosterProblem, Table, Work
from planner.roster.proof.meetings import Places, no_places, places_of, taken_by_meetings
from planner.roster.search.state import DAY


class Prices(NamedTuple):
    """Late contacts per agent and interval, [T, Q]: for capacity, and for presence.

    Nothing is negative, and presence is never dearer than a missing head.
    """

    capacity: Floats
    presence: Floats


class Bench(NamedTuple):
    """Scratch space of the best-line computations at given prices."""

    earned: Floats  # [intervals + 1]
    rows: Table
    paper: Paper


def bench_for(problem: RosterProblem) -> Bench:
    """Scratch space for lines over the whole horizon."""
    agents = problem.lines.agents
    longest = int((agents["day_last"] - agents["day_first"]).max(initial=1))
    rows = np.full(len(problem.lines.rows), FREE, dtype=DAY)
    for agent in range(problem.agents):
        walk_free(problem.lines, rows, agent)
    return Bench(
        earned=np.zeros(problem.lines.pay_hours.shape[1]),
        rows=rows,
        paper=blank_paper(problem.lines, longest),
    )


@compiled_lean
def walk_free(lines: Lines, rows: Table, agent: int) -> None:
    """The states before each row of an agent who never works."""
    rules, at = lines.agents[agent].rules, lines.agents[agent].start_state
    for row in range(lines.agents[agent].day_first, lines.agents[agent].day_last):
        if row > lines.agents[agent].day_first and lines.rows[row - 1].week != lines.rows[row].week:
            at = lines.states[rules, at].next_week
        rows[row].path = at
        at = lines.states[rules, at].after_free_day


@compiled_lean
def price_agent(
    lines: Lines, cover: Cover, prices: Prices, agent: int, start: int, end: int, bench: Bench
) -> None:
    """What an agent earns before each of the intervals [start, end]."""
    who = lines.agents[agent]
    serves, share = cover.serves[who.group], who.amount / UNIT
    horizon = len(prices.capacity)
    bench.earned[start] = 0.0
    for t in range(start, len(bench.earned) - 1):
        value = 0.0
        if t < horizon:
            if t >= end:
                break
            best, presence = 0.0, 0.0
            left = serves
            while left:
                q = lowest_bit(left)
                left &= left - 1
                presence += prices.presence[t, q]
                best = max(best, prices.capacity[t, q])
            value = best * share + presence
        bench.earned[t + 1] = bench.earned[t] + value


@compiled_lean
def value_of_lines(
    lines: Lines, cover: Cover, places: Places, prices: Prices, bench: Bench
) -> float:
    """What everyone's best lines and meetings earn at the prices beyond their own cost."""
    total = 0.0
    for agent in range(len(lines.agents)):
        who = lines.agents[agent]
        if who.day_first < who.day_last:
            price_agent(lines, cover, prices, agent, 0, len(prices.capacity), bench)
            total += best_line(
                lines, agent, who.day_first, who.day_last, bench.earned, bench.rows, bench.paper
            )
        total -= taken_by_meetings(places, agent, bench.earned)
    return total


@compiled_lean
def pay_of_queues(cover: Cover, prices: Prices) -> float:
    """What queues that answer now pay at best: for capacity, or by lateness; and for presence."""
    total = 0.0
    for t in range(cover.cells.shape[0]):
        for q in range(cover.cells.shape[1]):
            cell = cover.cells[t, q]
            total += prices.presence[t, q] * cell.heads_wanted
            if not cover.queues[q].deferred:
                for k in range(cell.agents):
                    total += min(cover.slope[cell.slope_first + k], prices.capacity[t, q])
    return total


def pay_of_work(work: Work, prices: Floats) -> tuple[float, Floats, float]:
    """What a deferred queue pays at best: each cohort's cheapest interval, or its lateness.

    Returns (the pay, the agents wanted in each interval, the late contacts); `prices` is [T].
    """
    price = np.where(work.open, prices, np.inf)
    at = _cheapest(price, work.first, work.last)
    amount = work.amount / UNIT
    late = price[at] >= work.contact_value
    each = np.where(late, work.contact_value, price[at])
    allowance = work.end_allowance / UNIT
    for c in np.lexsort((np.arange(len(each)), -each)):
        if work.may_wait[c] and allowance > 0:
            waits = min(allowance, amount[c])
            amount[c] -= waits
            allowance -= waits
    wanted: Floats = np.bincount(at[~late], amount[~late], len(prices)).astype(np.float64)
    return float(each @ amount), wanted, float(work.contact_value[late] @ amount[late])


def _cheapest(price: Floats, first: NDArray[np.int32], last: NDArray[np.int32]) -> NDArray[np.intp]:
    """The cheapest interval of each window [first, last], the earliest of equal ones."""
    return np.array(
        [f + int(np.argmin(price[f : la + 1])) for f, la in zip(first, last, strict=True)],
        dtype=np.intp,
    )


@dataclass(frozen=True)
class Objective:
    """Which terms a bound is about: all of the lines' costs, or late contacts alone."""

    lines: Lines
    cover: Cover
    places: Places
    constant: float


def whole_objective(problem: RosterProblem) -> Objective:
    """Every term that the bound covers."""
    lines = _breaks_apart(problem)
    return Objective(lines, problem.cover, places_of(problem), problem.fixed_cost)


def _breaks_apart(problem: RosterProblem) -> Lines:
    """Lines in which every break takes the cheapest place of its window, whatever the others do.

    A plan may hold breaks in an order that the search never tries; none is better than this.
    """
    breaks = problem.lines.breaks.copy()
    breaks["in_turn"] = False
    breaks["latest"] = [b.latest for shape in problem.shapes for b in shape]
    return problem.lines._replace(breaks=breaks)


def late_contacts_alone(problem: RosterProblem) -> Objective:
    """Lines cost nothing but the late contacts they leave, and nor does a missing head."""
    lines = _breaks_apart(problem)
    offers, rows, agents = lines.offers.copy(), lines.rows.copy(), lines.agents.copy()
    offers["cost"] = 0.0
    rows["free_cost"] = np.where(np.isinf(rows["free_cost"]), np.inf, 0.0)
    agents["pay_rate"] = 0.0
    free = lines._replace(offers=offers, rows=rows, agents=agents, short_price=0.0)
    cover = problem.cover._replace(head_price=0.0)
    return Objective(free, cover, no_places(problem), problem.unavoidable)


def lower_bound(
    problem: RosterProblem, objective: Objective, prices: Prices, bench: Bench
) -> float:
    """The bound that prices give. Minus infinity where some agent has no line at all."""
    cover = objective.cover
    earned = value_of_lines(objective.lines, cover, objective.places, prices, bench)
    if earned <= IMPOSSIBLE / 2:
        return -np.inf
    total = objective.constant - float(earned) + float(pay_of_queues(cover, prices))
    for work in problem.work:
        total += pay_of_work(work, prices.capacity[:, work.queue])[0]
    base = problem.base_amount / UNIT
    for g, serves in enumerate(cover.serves.tolist()):
        queues = [q for q in range(len(cover.queues)) if serves >> q & 1]
        if queues:
            total -= float(base[:, g] @ prices.capacity[:, queues].max(axis=1))
    return total - float((problem.base_heads * prices.presence).sum())
