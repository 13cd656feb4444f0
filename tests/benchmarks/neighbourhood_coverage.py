"""What coverage is worth to a few agents, everybody else's fixed, as tables small enough to solve.

In an interval all that counts is how many of the freed agents of each kind are on queue. The
search's own flow says what every such number is worth, presence included; deferred work is
wanted where the plan has it. Intervals with the same lines on queue share one table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from planner.compiled import compiled_lean
from planner.roster.model.model import LineModel
from planner.roster.model.pool import on_queue
from planner.roster.problem import Cover
from planner.roster.search.flow import Flow
from planner.roster.search.presence import change_heads
from planner.roster.search.sharing import add, remove

from .neighbourhood_choice import Neighbourhood, Plan

SAME = 1e-9

Part = tuple[int, int, int]
"""A kind of agent, a literal's place in the model, and whether one more (1) or fewer (-1)."""


@dataclass(frozen=True)
class Kinds:
    """Agents who count alike: their coverage group, their capacity, and how many are freed."""

    group: NDArray[np.int64]
    amount: NDArray[np.int64]
    most: NDArray[np.int64]
    of: dict[int, int]

    @staticmethod
    def among(plan: Plan, hood: Neighbourhood) -> Kinds:
        """The kinds of the agents that a neighbourhood frees."""
        who = plan.problem.lines.agents
        kind = {
            p.agent: (int(who["group"][p.agent]), int(who["amount"][p.agent])) for p in hood.freed
        }
        kinds = sorted(set(kind.values()))
        return Kinds(
            group=np.array([group for group, _ in kinds]),
            amount=np.array([amount for _, amount in kinds]),
            most=np.array([list(kind.values()).count(k) for k in kinds]),
            of={agent: kinds.index(k) for agent, k in kind.items()},
        )

    @property
    def numbers(self) -> list[tuple[int, ...]]:
        """Every number of each kind that can be on queue, the first kind's changing fastest."""
        sizes = (self.most + 1)[::-1].tolist()
        return [tuple(reversed(number)) for number in np.ndindex(*sizes)]


@compiled_lean
def fill_tables(
    cover: Cover,
    flow: Flow,
    group: NDArray[np.int64],
    amount: NDArray[np.int64],
    most: NDArray[np.int64],
    intervals: NDArray[np.int64],
    tables: NDArray[np.float64],
) -> None:
    """Fill in [intervals, numbers] what so many more on queue are worth; the flow stays."""
    for i in range(len(intervals)):
        t = intervals[i]
        for n in range(tables.shape[1]):
            left = n
            for k in range(len(most)):
                for _ in range(left % (most[k] + 1)):
                    tables[i, n] += add(cover, flow, t, group[k], amount[k])
                    tables[i, n] += change_heads(cover, flow, t, group[k], 1.0)
                left //= most[k] + 1
            left = n
            for k in range(len(most)):
                for _ in range(left % (most[k] + 1)):
                    remove(cover, flow, t, group[k], amount[k])
                    change_heads(cover, flow, t, group[k], -1.0)
                left //= most[k] + 1


def add_coverage(plan: Plan, hood: Neighbourhood, made: LineModel) -> None:
    """Let coverage count in a model of lines. The freed rows must be taken out of the plan."""
    kinds = Kinds.among(plan, hood)
    parts = _parts(plan, hood, made, kinds)
    intervals = np.array(sorted(parts), dtype=np.int64)
    tables = np.zeros((len(intervals), prod((kinds.most + 1).tolist())))
    fill_tables(
        plan.problem.cover, plan.state.flow,
        kinds.group, kinds.amount, kinds.most, intervals, tables,
    )  # fmt: skip
    shared: dict[tuple[Part, ...], NDArray[np.float64]] = {}
    for t, table in zip(intervals.tolist(), tables, strict=True):
        key = tuple(sorted(parts[t]))
        shared[key] = shared[key] + table if key in shared else table
    _Worth(made, kinds).count(shared)


def _parts(plan: Plan, hood: Neighbourhood, made: LineModel, kinds: Kinds) -> dict[int, list[Part]]:
    """Who of the freed is on queue in each interval, by their literals."""
    rows = {row for part in hood.freed for row in range(part.low, part.high)}
    parts: dict[int, list[Part]] = defaultdict(list)
    for stretch, choices in made.lines:
        if stretch.low in rows:
            for line, literal in choices:
                for choice, breaks in zip(line.choices, line.breaks, strict=True):
                    for t in on_queue(plan.problem, choice, breaks).tolist():
                        parts[t].append((kinds.of[stretch.agent], _place(made, literal), 1))
    for meeting, places in zip(made.meetings.meetings, made.meetings.held, strict=True):
        for (_, at), literal in places.items():
            for t in range(at, at + meeting.length):
                parts[t].append((kinds.of[meeting.agent], _place(made, literal), -1))
    return {t: part for t, part in parts.items() if t < plan.problem.intervals}


def _place(made: LineModel, literal: cp_model.IntVar | int) -> int:
    """A literal's place in the model; a stretch with one line gets a constant there."""
    variable = made.model.new_constant(literal) if isinstance(literal, int) else literal
    return int(variable.index)


class _Worth:
    """What tables say, as costs below zero."""

    def __init__(self, made: LineModel, kinds: Kinds) -> None:
        self._made, self._kinds = made, kinds
        self._place_of = {number: n for n, number in enumerate(kinds.numbers)}
        self._alone: dict[int, float] = defaultdict(float)

    def count(self, shared: dict[tuple[Part, ...], NDArray[np.float64]]) -> None:
        """Count every table once, for the parts that it is of."""
        for parts, table in shared.items():
            if len(self._kinds.most) == 1:
                self._of_one_kind(parts, table)
            else:
                self._of_several_kinds(parts, table)
        for place, worth in self._alone.items():
            self._made.cost.add(-worth, self._made.model.get_int_var_from_proto_index(place))

    def _each(self, parts: Iterable[Part], worth: Sequence[float]) -> None:
        """So much for each on queue, however many they are."""
        for kind, place, sign in parts:
            self._alone[place] += sign * worth[kind]

    def _of_one_kind(self, parts: tuple[Part, ...], table: NDArray[np.float64]) -> None:
        """The last one's worth for each, and what the first ones are worth beyond it."""
        gains = [after - before for before, after in pairwise(table.tolist())]
        self._each(parts, [gains[-1]])
        present = self._sum(parts)
        beyond = [gain - gains[-1] for gain in gains if gain - gains[-1] > SAME]
        extra = [self._made.model.new_bool_var("worth more") for _ in beyond]
        for gain, literal in zip(beyond, extra, strict=True):
            self._made.cost.add(-gain, literal)
        if extra:
            self._made.model.add(sum(extra) <= present)

    def _of_several_kinds(self, parts: tuple[Part, ...], table: NDArray[np.float64]) -> None:
        """A literal for every number of each kind, where more do not just add up."""
        numbers, kinds = self._kinds.numbers, range(len(self._kinds.most))
        single = [self._place_of[tuple(int(k == kind) for k in kinds)] for kind in kinds]
        each = [float(table[n]) for n in single]
        total = np.array(
            [sum(n * w for n, w in zip(number, each, strict=True)) for number in numbers]
        )
        self._each(parts, each)
        if np.allclose(table, total, atol=SAME, rtol=0.0):
            return
        model = self._made.model
        chosen = [model.new_bool_var("so many") for _ in numbers]
        model.add_exactly_one(chosen)
        for kind in kinds:
            present = self._sum(part for part in parts if part[0] == kind)
            model.add(present == sum(n[kind] * c for n, c in zip(numbers, chosen, strict=True)))
        for worth, literal in zip((table - total).tolist(), chosen, strict=True):
            self._made.cost.add(-worth, literal)

    def _sum(self, parts: Iterable[Part]) -> cp_model.LinearExprT:
        """How many are on queue."""
        model = self._made.model
        terms = [(model.get_int_var_from_proto_index(place), sign) for _, place, sign in parts]
        return cp_model.LinearExpr.weighted_sum([t[0] for t in terms], [t[1] for t in terms])
