"""Lines to choose from: for every stretch of an agent's days, some ways to work it.

A stretch is a week or a part of one, down to a single day. Cut by weeks, a pool holds whole
weeks that a search has met. Cut by days, it can hold every shift with every place for its
breaks, and the rules that link the days leave exactly the lines that keep them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from planner.roster.problem import FREE, RosterProblem
from planner.roster.search.state import State

Breaks = tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """What an agent does on the rows of a stretch.

    `choices` has an offer or FREE for every row, `breaks` the intervals in which the breaks
    of each row's shift start.
    """

    choices: tuple[int, ...]
    breaks: tuple[Breaks, ...]


@dataclass(frozen=True)
class Stretch:
    """The rows [low, high) of an agent, all of one week, and the lines to choose from."""

    agent: int
    low: int
    high: int
    lines: tuple[Line, ...]


Pool = tuple[Stretch, ...]
"""Stretches in the order of their rows; together they hold every row once."""


def weeks_of(problem: RosterProblem, agent: int) -> Iterator[tuple[int, int]]:
    """The rows [low, high) of each of an agent's weeks."""
    for _, rows in groupby(
        problem.rows_of(agent), key=lambda r: int(problem.lines.rows["week"][r])
    ):
        days = list(rows)
        yield days[0], days[-1] + 1


def pool_of_plan(problem: RosterProblem, state: State) -> Pool:
    """The lines of a plan alone: one for every agent and week."""
    return tuple(
        Stretch(agent, low, high, (line_of(problem, state, low, high),))
        for agent in range(problem.agents)
        for low, high in weeks_of(problem, agent)
    )


def line_of(problem: RosterProblem, state: State, low: int, high: int) -> Line:
    """What a plan has on the rows [low, high)."""
    choices = tuple(state.rows["choice"][low:high].tolist())
    breaks = tuple(
        tuple(state.breaks[low + day, : breaks_due(problem, choice)].tolist())
        for day, choice in enumerate(choices)
    )
    return Line(choices, breaks)


def breaks_due(problem: RosterProblem, choice: int) -> int:
    """How many breaks a choice takes."""
    if choice == FREE:
        return 0
    first, last = problem.lines.shapes[problem.lines.offers["shape"][choice]].tolist()
    return int(last - first)


def break_places(problem: RosterProblem, offer: int) -> Iterator[Breaks]:
    """Every way to place an offer's breaks, in any order, none overlapping another."""
    breaks = problem.shapes[problem.lines.offers["shape"][offer]]
    start = int(problem.lines.offers["first"][offer])

    def place(k: int, taken: tuple[tuple[int, int], ...]) -> Iterator[Breaks]:
        if k == len(breaks):
            yield ()
            return
        length = breaks[k].length
        for at in range(start + breaks[k].earliest, start + breaks[k].latest + 1):
            if all(end <= at or at + length <= begin for begin, end in taken):
                for others in place(k + 1, (*taken, (at, at + length))):
                    yield (at, *others)

    return place(0, ())


def every_day(problem: RosterProblem, most: int) -> Pool | None:
    """Every shift of every day with every place for its breaks; None where they pass `most`."""
    found, count = [], 0
    for agent in range(problem.agents):
        for row in problem.rows_of(agent):
            lines: list[Line] = []
            for line in lines_of_day(problem, row):
                lines.append(line)
                if count + len(lines) > most:
                    return None
            count += len(lines)
            found.append(Stretch(agent, row, row + 1, tuple(lines)))
    return tuple(found)


def lines_of_day(problem: RosterProblem, row: int) -> Iterator[Line]:
    """Every way to spend a row: free, or one of its shifts with its breaks somewhere."""
    here = problem.lines.rows[row]
    if here["free_cost"] < np.inf:
        yield Line((FREE,), ((),))
    for offer in range(int(here["offer_first"]), int(here["offer_last"])):
        for places in break_places(problem, offer):
            yield Line((offer,), (places,))


def on_queue(problem: RosterProblem, choice: int, breaks: Breaks) -> NDArray[np.intp]:
    """The intervals in which a shift with such breaks is on queue, beyond the horizon too."""
    if choice == FREE:
        return np.empty(0, dtype=np.intp)
    shift, lines = problem.lines.offers[choice], problem.lines
    first, last = int(shift["first"]), int(shift["last"])
    there = np.ones(max(last - first, 0), dtype=bool)
    for k, at in enumerate(breaks, start=int(lines.shapes["first"][shift["shape"]])):
        there[at - first : at - first + int(lines.breaks["length"][k])] = False
    return first + np.flatnonzero(there)


def on_shift(problem: RosterProblem, choice: int) -> range:
    """The whole intervals of a shift, breaks included."""
    if choice == FREE:
        return range(0)
    shift, minutes = problem.lines.offers[choice], problem.lines.interval_minutes
    return range(-(-int(shift["begin"]) // minutes), int(shift["finish"]) // minutes)


def own_cost(problem: RosterProblem, stretch: Stretch, line: Line) -> float:
    """What a line costs by itself: pay, wishes, changes; not short weeks nor spread of starts."""
    lines, who = problem.lines, problem.lines.agents[stretch.agent]
    hours = lines.pay_hours[who["pay_profile"]]
    cost = 0.0
    for row, choice, breaks in zip(
        range(stretch.low, stretch.high), line.choices, line.breaks, strict=True
    ):
        if choice == FREE:
            cost += float(lines.rows["free_cost"][row])
            continue
        cost += float(lines.offers["cost"][choice])
        first = int(lines.shapes["first"][lines.offers["shape"][choice]])
        for k, at in enumerate(breaks, start=first):
            if not lines.breaks["paid"][k]:
                saved = hours[at + int(lines.breaks["length"][k])] - hours[at]
                cost -= float(who["pay_rate"] * saved)
    return cost
