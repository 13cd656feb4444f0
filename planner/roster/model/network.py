"""The ways of an agent through the labour rules, as a network.

A node is what the rules must know between two stretches: the state of the counting rules,
and until when the last shift's rest forbids to start. An arc is what is chosen on a stretch,
breaks aside. Every way through the network keeps the rules, and what a week is short of its
minimum costs on the arc that ends the week. So one unit of flow is a line, and the linear
relaxation of the flow is as tight as choosing among all lines of the horizon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.roster.building.automaton import FORBIDDEN
from planner.roster.model.pool import Stretch
from planner.roster.problem import FREE, RosterProblem

Choices = tuple[int, ...]
RESTED = -(2**30)


@dataclass(frozen=True, order=True)
class Node:
    """The state of the counting rules before a stretch, and the least minute to start at."""

    state: int
    ready: int = RESTED


@dataclass(frozen=True)
class Arc:
    """Choices on the rows of a stretch, from one node to the next; `fee` is of a short week."""

    tail: Node
    head: Node
    choices: Choices
    fee: float


@dataclass(frozen=True)
class Network:
    """An agent's arcs, stretch by stretch, all of them part of a whole way."""

    start: Node
    arcs: tuple[tuple[Arc, ...], ...]


def network_of(problem: RosterProblem, agent: int, stretches: Sequence[Stretch]) -> Network:
    """All ways of an agent through the lines of their stretches that keep the rules."""
    start = Node(int(problem.lines.agents["start_state"][agent]))
    nodes, layers = {start}, []
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        begins = _begins(problem, following)
        choices = list(dict.fromkeys(line.choices for line in stretch.lines))
        layer = [
            arc
            for tail in sorted(nodes)
            for choice in choices
            if (arc := _arc(problem, stretch, tail, choice, begins)) is not None
        ]
        nodes = {arc.head for arc in layer}
        layers.append(layer)
    return Network(start, _leading_on(layers))


def _leading_on(layers: Sequence[list[Arc]]) -> tuple[tuple[Arc, ...], ...]:
    """The arcs from which the end can be reached."""
    useful: list[tuple[Arc, ...]] = []
    for layer in reversed(layers):
        goals = {arc.tail for arc in useful[-1]} if useful else None
        useful.append(tuple(arc for arc in layer if goals is None or arc.head in goals))
    return tuple(reversed(useful))


def _begins(problem: RosterProblem, stretch: Stretch | None) -> list[int]:
    """The minutes at which a stretch's first row may start work."""
    if stretch is None:
        return []
    first = {line.choices[0] for line in stretch.lines} - {FREE}
    return sorted({int(problem.lines.offers["begin"][offer]) for offer in first})


def _arc(
    problem: RosterProblem, stretch: Stretch, tail: Node, choices: Choices, begins: list[int]
) -> Arc | None:
    lines, who = problem.lines, problem.lines.agents[stretch.agent]
    rules, state, ready = int(who["rules"]), tail.state, tail.ready
    for row, choice in zip(range(stretch.low, stretch.high), choices, strict=True):
        if choice == FREE:
            if np.isinf(lines.rows["free_cost"][row]):
                return None
            state = int(lines.states["after_free_day"][rules, state])
            continue
        shift = lines.offers[choice]
        if shift["begin"] < ready:
            return None
        state = int(lines.after_shift[rules, state, shift["kind"]])
        if state == FORBIDDEN or not lines.within[lines.rows["limit"][row], state]:
            return None
        ready = int(shift["finish"] + who["rest"])
    if choices[-1] == FREE:
        ready = RESTED
    state, fee = _over_the_weeks_end(problem, stretch, state)
    blocked = [begin for begin in begins if begin < ready]
    return Arc(tail, Node(state, blocked[-1] + 1 if blocked else RESTED), choices, fee)


def _over_the_weeks_end(problem: RosterProblem, stretch: Stretch, state: int) -> tuple[int, float]:
    """The state after a stretch and what its week was short of, where the week ends with it."""
    lines, row = problem.lines, stretch.high - 1
    who = lines.agents[stretch.agent]
    last = stretch.high == who["day_last"]
    if not last and lines.rows["week"][row + 1] == lines.rows["week"][row]:
        return state, 0.0
    here = lines.states[who["rules"], state]
    short = max(float(lines.rows["least_paid"][row]) - int(here["paid_minutes"]), 0.0)
    return state if last else int(here["next_week"]), short * lines.short_price
