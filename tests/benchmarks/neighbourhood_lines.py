"""The lines to choose from in a neighbourhood: the plan's, each other's, and the best at prices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np

from planner.compiled import compiled_lean
from planner.roster.model.pool import Line, Pool, Stretch, line_of, weeks_of
from planner.roster.problem import FREE, RosterProblem
from planner.roster.search.decisions import Decisions
from planner.roster.search.desk import Desk
from planner.roster.search.reinsertion import insert_best
from planner.roster.search.state import UNPLACED, put_in, take_out

from .neighbourhood_choice import Freed, Neighbourhood, Plan

SAMPLES, MOST_NOISE = 10, 0.3
"""More samples, at more noise, were measured to win less in the same time."""


def present_pool(plan: Plan, agents: set[int], hood: Neighbourhood) -> Pool:
    """The plan's lines of some agents: freed rows day by day, the others' as long as may be."""
    freed = {part.agent: part for part in hood.freed}
    return tuple(
        Stretch(agent, low, high, (line_of(plan.problem, plan.state, low, high),))
        for agent in sorted(agents)
        for week in weeks_of(plan.problem, agent)
        for low, high in _cut(*week, freed.get(agent))
    )


def _cut(low: int, high: int, freed: Freed | None) -> Iterator[tuple[int, int]]:
    """The rows [low, high) of a week in parts, each freed row a part of its own."""
    single = range(freed.low, freed.high + 1) if freed else ()
    yield from pairwise(sorted({low, high} | {cut for cut in single if low < cut < high}))


def with_choices(plan: Plan, pool: Pool, hood: Neighbourhood, desk: Desk, draw: Random) -> Pool:
    """The pool with more lines on the freed rows. The neighbourhood's rows must be taken out."""
    freed = {row: part for part in hood.freed for row in range(part.low, part.high)}
    days = [stretch for stretch in pool if stretch.low in freed]
    sampled = _best_lines(plan, hood, desk, draw)
    made = []
    for stretch in pool:
        lines = list(stretch.lines)
        if stretch.low in freed:
            part = freed[stretch.low]
            lines += _translated(plan.problem, days, stretch.low)
            lines += [_day(line, stretch.low - part.low) for line in sampled[part]]
        made.append(replace(stretch, lines=tuple(dict.fromkeys(lines))))
    return tuple(made)


def _day(line: Line, day: int) -> Line:
    return Line(line.choices[day : day + 1], line.breaks[day : day + 1])


def _translated(problem: RosterProblem, days: Sequence[Stretch], row: int) -> Iterator[Line]:
    """What everybody does on a row's date, with the row's own offers, where it has them."""
    starts = problem.lines.rows["start"]
    for theirs in days:
        if starts[theirs.low] == starts[row]:
            twin = _twin(problem, theirs.lines[0].choices[0], row)
            if twin is not None:
                yield Line((twin,), theirs.lines[0].breaks)


def _twin(problem: RosterProblem, choice: int, row: int) -> int | None:
    """A row's own offer of a shift, or its free day; None where it has no such."""
    here = problem.lines.rows[row]
    if choice == FREE:
        return FREE if here["free_cost"] < np.inf else None
    first, last = int(here["offer_first"]), int(here["offer_last"])
    offers, wanted = problem.lines.offers[first:last], problem.lines.offers[choice]
    same = np.ones(last - first, dtype=bool)
    for field in ("begin", "finish", "shape"):
        same &= offers[field] == wanted[field]
    return first + int(same.argmax()) if same.any() else None


@compiled_lean
def _seed(seed: int) -> None:
    np.random.seed(seed)


def _best_lines(
    plan: Plan, hood: Neighbourhood, desk: Desk, draw: Random
) -> dict[Freed, list[Line]]:
    """Lines met when the freed agents are put back in any order, each at its best.

    Prices are those of the coverage without them and with those put back before, with noise.
    """
    problem, state = plan.problem, plan.state
    found: dict[Freed, list[Line]] = {part: [] for part in hood.freed}
    _seed(draw.randrange(2**31))
    for _ in range(SAMPLES):
        noise = draw.uniform(0.0, MOST_NOISE)
        for part in draw.sample(hood.freed, len(hood.freed)):
            possible, _ = insert_best(
                problem.lines, problem.cover, plan.sessions, state,
                part.agent, part.low, part.high, noise, desk,
            )  # fmt: skip
            if possible:
                found[part].append(line_of(problem, state, part.low, part.high))
        take_away(plan, hood)
    return found


def take_away(plan: Plan, hood: Neighbourhood) -> None:
    """Take the freed rows out of the plan, with the activities in them."""
    problem, state = plan.problem, plan.state
    for part in hood.freed:
        for row in range(part.low, part.high):
            take_out(problem.lines, problem.cover, plan.sessions, state, part.agent, row)
        state.rows["choice"][part.low : part.high] = FREE
        there = (state.meetings["row"] >= part.low) & (state.meetings["row"] < part.high)
        state.meetings["row"][there] = UNPLACED


def give_back(plan: Plan, hood: Neighbourhood, before: Decisions) -> None:
    """Put the freed rows back as they were decided before."""
    state = plan.state
    state.meetings[:] = before.meetings
    for part in hood.freed:
        rows = slice(part.low, part.high)
        state.rows["choice"][rows] = before.choice[rows]
        state.breaks[rows] = before.breaks[rows]
        for row in range(part.low, part.high):
            put_in(plan.problem.lines, plan.problem.cover, plan.sessions, state, part.agent, row)
