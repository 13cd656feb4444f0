"""The constraint model's coverage: capacity shared by queues, deferred work, presence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import gcd
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from planner.roster.model.cost import Cost
from planner.roster.problem import UNIT, Floats, RosterProblem
from planner.roster.search.deferred import works_of
from planner.roster.search.flow import Flow

Number: TypeAlias = cp_model.IntVar | cp_model.LinearExpr | int
HEAD = 10**6
"""Parts of a head, where some shift from before the horizon ends inside an interval."""

SAME_SLOPE = 1e-12


class OnQueue:
    """Who is on queue when: numbers where lines are settled, literals where they are not."""

    def __init__(self, problem: RosterProblem) -> None:
        self._problem = problem
        self.amount = problem.base_amount.astype(np.int64)
        self.settled_heads = np.zeros(problem.base_amount.shape, dtype=np.int64)
        self.open: dict[tuple[int, int], list[tuple[cp_model.IntVar, int, int]]] = defaultdict(list)

    def add(
        self, literal: cp_model.IntVar | int, agent: int, when: NDArray[np.integer], heads: int
    ) -> None:
        """Let an agent be on queue in some intervals, or off it (-1 heads), if a literal holds."""
        who = self._problem.lines.agents[agent]
        group, amount = int(who["group"]), int(who["amount"])
        if isinstance(literal, int):
            self.amount[when, group] += literal * heads * amount
            self.settled_heads[when, group] += literal * heads
        else:
            for t in when.tolist():
                self.open[t, group].append((literal, heads * amount, heads))

    def capacity(self, t: int, group: int, unit: int) -> Number:
        """A group's capacity in an interval."""
        settled, parts = int(self.amount[t, group]) // unit, self.open.get((t, group))
        if parts is None:
            return settled
        literals, amounts = [p[0] for p in parts], [p[1] // unit for p in parts]
        return cp_model.LinearExpr.weighted_sum(literals, amounts) + settled

    def most(self, t: int, group: int) -> int:
        """No more capacity than this can be there."""
        by_agent = sum(max(p[1], 0) for p in self.open.get((t, group), ()))
        return int(self.amount[t, group]) + by_agent


class Coverage:
    """Late contacts and missing presence, of a model whose lines say who is on queue.

    Where a `flow` is given, capacity is shared as it says. `done` [works][T] is the deferred
    work wanted up to and with each interval, in `unit`.
    """

    def __init__(
        self,
        problem: RosterProblem,
        model: cp_model.CpModel,
        cost: Cost,
        on_queue: OnQueue,
        flow: Flow | None,
    ) -> None:
        self._problem, self._model, self._cost = problem, model, cost
        self._on_queue, self._flow = on_queue, flow
        self.unit = self._common_unit()
        self.done: list[list[Number]] = []
        self._wanted = self._deferred_work_is_done_in_its_window()
        self._queues_share_what_is_on_queue()
        self._presence_is_kept()

    def _common_unit(self) -> int:
        """The greatest unit of which every amount of capacity and work is a whole number."""
        problem = self._problem
        amounts = [problem.lines.agents["amount"], problem.base_amount[problem.base_amount > 0]]
        works = works_of(problem.work, problem.intervals)
        amounts += [works.released.ravel(), works.due.ravel()]
        if self._flow is not None:
            amounts += [self._flow.given.ravel(), self._flow.cells["wanted"].ravel()]
        return gcd(UNIT, *(int(np.gcd.reduce(a, initial=0)) for a in amounts))

    def _deferred_work_is_done_in_its_window(self) -> dict[tuple[int, int], Number]:
        """Work wanted in each interval: up to each, between what is due and what has come."""
        wanted: dict[tuple[int, int], Number] = {}
        works = works_of(self._problem.work, self._problem.intervals)
        for w, queue in enumerate(works.queue.tolist()):
            done: Number = 0
            self.done.append([])
            for t in range(self._problem.intervals):
                released, due = (int(a[w, t]) // self.unit for a in (works.released, works.due))
                before = done
                if self._flow is not None:
                    done = done + int(self._flow.cells["wanted"][t, queue]) // self.unit
                    self._hold(due <= done <= released)
                elif works.open[w, t]:
                    done = self._model.new_int_var(due, released, f"done {queue} {t}")
                    self._model.add(before <= done)
                else:
                    self._model.add(before >= due)
                wanted[t, queue] = done - before
                self.done[w].append(done)
            total = int(works.released[w, -1]) // self.unit
            value = float(self._problem.cover.queues["work_value"][queue])
            self._cost.constant += value * total * self.unit / UNIT
        return wanted

    def _queues_share_what_is_on_queue(self) -> None:
        cover = self._problem.cover
        serves = [
            [q for q in range(len(cover.queues)) if mask >> q & 1] for mask in cover.serves.tolist()
        ]
        for t in range(self._problem.intervals):
            given: dict[int, list[Number]] = defaultdict(list)
            most: dict[int, int] = defaultdict(int)
            for group, queues in enumerate(serves):
                room = self._on_queue.most(t, group) // self.unit
                useful = [q for q in queues if self._is_wanted(t, q)]
                if room <= 0 or not useful:
                    continue
                parts = [self._given(t, group, q, room) for q in useful]
                capacity = self._on_queue.capacity(t, group, self.unit)
                self._hold(sum(parts) <= capacity)
                for q, part in zip(useful, parts, strict=True):
                    given[q].append(part)
                    most[q] += room
            for q in range(len(cover.queues)):
                self._value(t, q, given[q], most[q])

    def _hold(self, relation: cp_model.BoundedLinearExpression | bool) -> None:
        if relation is not True:
            self._model.add(relation)

    def _is_wanted(self, t: int, q: int) -> bool:
        if self._problem.cover.queues["deferred"][q]:
            return not _is_number(self._wanted.get((t, q), 0), 0)
        return bool(self._problem.cover.cells["agents"][t, q] > 0)

    def _given(self, t: int, group: int, q: int, room: int) -> Number:
        if self._flow is not None:
            return int(self._flow.given[t, group, q]) // self.unit
        return self._model.new_int_var(0, room, f"given {t} {group} {q}")

    def _value(self, t: int, q: int, given: Sequence[Number], most: int) -> None:
        """What a queue is served spares late contacts, the first agent the most."""
        served = sum(given)
        if self._problem.cover.queues["deferred"][q]:
            if given:
                self._hold(served <= self._wanted[t, q])
                worth = float(self._problem.cover.queues["work_value"][q])
                self._spare(worth, self._variable(served, most), most)
            return
        parts: list[cp_model.IntVar] = []
        for worth, agents in slopes(self._problem, t, q):
            self._cost.constant += worth * agents
            length = min(agents * UNIT // self.unit, most)
            if isinstance(served, int):
                # The first agents are worth the most: the rest is for those after them.
                part: cp_model.IntVar | int = min(length, served)
                served -= part
            else:
                part = self._model.new_int_var(0, length, f"spared {t} {q}")
                parts.append(part)
            self._spare(worth, part, length)
        if parts:
            self._model.add(sum(parts) <= served)

    def _variable(self, number: Number, most: int) -> cp_model.IntVar | int:
        """The same as one variable up to `most`, or as the number that it is."""
        if isinstance(number, int):
            return number
        whole = self._model.new_int_var(0, most, "served")
        self._model.add(whole == number)
        return whole

    def _spare(self, worth: float, amount: cp_model.IntVar | int, most: int) -> None:
        """Let an amount of capacity spare late contacts, `worth` for each agent."""
        self._cost.add(-worth * self.unit / UNIT, amount, most)

    def _presence_is_kept(self) -> None:
        cover, heads = self._problem.cover, self._problem.base_heads
        part = 1 if np.array_equal(heads, np.round(heads)) else HEAD
        serves = cover.serves[:, None] >> np.arange(len(cover.queues)) & 1
        settled = heads + self._on_queue.settled_heads @ serves
        for t, q in np.argwhere(cover.cells["heads_wanted"] > 0).tolist():
            short = float(cover.cells["heads_wanted"][t, q]) - settled[t, q]
            literals = [
                (p[0], p[2])
                for group in np.flatnonzero(serves[:, q]).tolist()
                for p in self._on_queue.open.get((t, group), ())
            ]
            if not literals:
                self._cost.constant += max(short, 0.0) * cover.head_price
            elif short > 0.0 or any(sign < 0 for _, sign in literals):
                self._missing_heads_cost(round(short * part), literals, part)

    def _missing_heads_cost(
        self, short: int, literals: Sequence[tuple[cp_model.IntVar, int]], part: int
    ) -> None:
        most = max(short + part * sum(sign < 0 for _, sign in literals), 0)
        missing = self._model.new_int_var(0, most, "missing heads")
        present = cp_model.LinearExpr.weighted_sum(
            [literal for literal, _ in literals], [part * sign for _, sign in literals]
        )
        self._model.add(missing + present >= short)
        self._cost.add(self._problem.cover.head_price / part, missing, most)


def _is_number(value: Number, number: int) -> bool:
    return isinstance(value, int) and value == number


def slopes(problem: RosterProblem, t: int, q: int) -> list[tuple[float, int]]:
    """What a queue's agents are worth in an interval, and how many are worth that, in order."""
    cell = problem.cover.cells[t, q]
    first, agents = int(cell["slope_first"]), int(cell["agents"])
    worth: Floats = problem.cover.slope[first : first + agents]
    merged: list[tuple[float, int]] = []
    for value in worth.tolist():
        if merged and abs(merged[-1][0] - value) <= SAME_SLOPE * abs(value):
            merged[-1] = (merged[-1][0], merged[-1][1] + 1)
        elif value > 0.0:
            merged.append((value, 1))
    return merged
