"""Lines of employees over the whole horizon: the best at given prices, some days settled before."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.roster.best_line import IMPOSSIBLE, best_line
from planner.roster.problem import FREE, Floats, RosterProblem
from planner.roster.proof.bound import bench_for

from .instance import Instance

Choice = NDArray[np.int32]
"""[days] an offer's number, or FREE."""

MOST_RATIONINGS = 20
"""Tries to keep an employee's caps that are not counted, before a line is given up."""


class Line(NamedTuple):
    """An employee's days, what they cost by themselves, and the intervals they cover."""

    employee: int
    choice: Choice
    cost: float
    covers: NDArray[np.int32]


class Found(NamedTuple):
    """The best line that keeps every cap, and what it earns beyond its cost."""

    line: Line
    value: float


class LineMaker:
    """The product's best-line programme on a roster problem whose days it may settle.

    Costs are the instance's. A day is settled as a pinned shift is: nothing else is possible.
    """

    def __init__(self, instance: Instance, problem: RosterProblem, seed: int) -> None:
        self.problem = problem
        self._caps = [
            np.array([who.most_shifts[shift.name] for shift in instance.shifts])
            for who in instance.employees
        ]
        self._types = len(instance.shifts)
        self._bench = bench_for(problem)
        self._never = problem.lines.after_shift.shape[2] - 1
        self._kinds = problem.lines.offers["kind"].copy()
        self._free_costs = problem.lines.rows["free_cost"].copy()
        self._covers = problem.lines.offers["first"].copy()
        self._draw = Random(seed)
        self.days = [len(problem.rows_of(k)) for k in range(problem.agents)]
        self.settled: dict[int, dict[int, int]] = {k: {} for k in range(problem.agents)}
        self.barred: dict[int, set[tuple[int, int]]] = {k: set() for k in range(problem.agents)}

    def line(self, employee: int, choice: Choice) -> Line:
        """A line with these choices."""
        first = self.problem.rows_of(employee).start
        worked = choice != FREE
        free = self._free_costs[first : first + len(choice)][~worked].sum()
        cost = free + self.problem.lines.offers["cost"][choice[worked]].sum()
        return Line(employee, choice, float(cost), self._covers[choice[worked]])

    def offer_for(self, employee: int, interval: int) -> int:
        """The employee's offer that covers an interval."""
        row = self.problem.rows_of(employee).start + interval // self._types
        first, last = self._offers_of(row)
        return int(first + np.flatnonzero(self._covers[first:last] == interval)[0])

    def keeps_caps(self, employee: int, choice: Choice) -> bool:
        """Whether no type of shift is worked more often than the employee may."""
        return not self._too_many(employee, choice)

    def best(self, employee: int, prices: Floats) -> Found | None:
        """The best line at the prices of the intervals; None where caps leave none in sight."""
        value, choice = self.value_at_most(employee, prices), self._choice(employee)
        for _ in range(MOST_RATIONINGS):
            if value == IMPOSSIBLE or not (excess := self._too_many(employee, choice)):
                break
            for kind in excess:
                self._ration(employee, choice, kind)
            value, choice = self._solve(employee), self._choice(employee)
        self._restore(employee)
        if value == IMPOSSIBLE or self._too_many(employee, choice):
            return None
        return Found(self.line(employee, choice), value)

    def value_at_most(self, employee: int, prices: Floats) -> float:
        """What the best line earns at prices, caps that are not counted left aside."""
        self._bench.earned[0] = 0.0
        self._bench.earned[1 : len(prices) + 1] = np.cumsum(prices)
        return self._solve(employee)

    def settle(self, employee: int, day: int, offer: int) -> bool:
        """Settle a day of an employee; False, and nothing changes, where no line is left then."""
        if offer != FREE and self._is_capped(employee, offer):
            return False
        self.settled[employee][day] = offer
        self._restore(employee)
        if self._solve(employee) != IMPOSSIBLE:
            return True
        self.release(employee, day)
        return False

    def release(self, employee: int, day: int) -> None:
        """Let a settled day be open again."""
        del self.settled[employee][day]
        self._restore(employee)

    def bar(self, employee: int, day: int, offer: int) -> bool:
        """Offer a choice no more; False, and nothing changes, where no line is left then."""
        self.barred[employee].add((day, offer))
        self._restore(employee)
        if self._solve(employee) != IMPOSSIBLE:
            return True
        self.allow(employee, day, offer)
        return False

    def allow(self, employee: int, day: int, offer: int) -> None:
        """Offer a choice again that was barred."""
        self.barred[employee].remove((day, offer))
        self._restore(employee)

    def agrees(self, line: Line) -> bool:
        """Whether a line has the days that are settled, and nothing that is barred."""
        choice = line.choice
        return all(choice[day] == o for day, o in self.settled[line.employee].items()) and all(
            choice[day] != o for day, o in self.barred[line.employee]
        )

    def _solve(self, employee: int) -> float:
        rows, bench = self.problem.rows_of(employee), self._bench
        return float(
            best_line(
                self.problem.lines, employee, rows.start, rows.stop,
                bench.earned, bench.rows, bench.paper,
            )
        )  # fmt: skip

    def _choice(self, employee: int) -> Choice:
        choice: Choice = self._bench.paper.choice[: self.days[employee]].copy()
        return choice

    def _offers_of(self, row: int) -> tuple[int, int]:
        here = self.problem.lines.rows[row]
        return int(here["offer_first"]), int(here["offer_last"])

    def _types_of(self, choice: Choice) -> NDArray[np.int32]:
        types: NDArray[np.int32] = self._covers[choice[choice != FREE]] % self._types
        return types

    def _too_many(self, employee: int, choice: Choice) -> list[int]:
        worked = np.bincount(self._types_of(choice), minlength=self._types)
        found: list[int] = np.flatnonzero(worked > self._caps[employee]).tolist()
        return found

    def _is_capped(self, employee: int, offer: int) -> bool:
        kind = self._covers[offer] % self._types
        choice = np.array([*self.settled[employee].values(), offer], dtype=np.int32)
        return kind in self._too_many(employee, choice)

    def _ration(self, employee: int, choice: Choice, kind: int) -> None:
        """Offer a type of shift only on as many of the days that have it as the cap allows."""
        days = [d for d, o in enumerate(choice) if o != FREE and self._is_type(o, kind)]
        settled = self.settled[employee]
        self._draw.shuffle(days)
        days.sort(key=lambda day: day not in settled)
        kept = days[: self._caps[employee][kind]]
        for day, row in enumerate(self.problem.rows_of(employee)):
            if day not in kept:
                for offer in range(*self._offers_of(row)):
                    if self._is_type(offer, kind):
                        self.problem.lines.offers["kind"][offer] = self._never

    def _is_type(self, offer: int, kind: int) -> bool:
        return bool(self._covers[offer] % self._types == kind)

    def _restore(self, employee: int) -> None:
        """Offer what the problem offers, but on days that are settled."""
        rows = self.problem.rows_of(employee)
        lines, table = self.problem.lines, self.problem.lines.rows
        low, high = int(table["offer_first"][rows.start]), int(table["offer_last"][rows.stop - 1])
        lines.offers["kind"][low:high] = self._kinds[low:high]
        lines.rows["free_cost"][rows.start : rows.stop] = self._free_costs[rows.start : rows.stop]
        for day, chosen in self.settled[employee].items():
            first, last = self._offers_of(rows.start + day)
            lines.offers["kind"][first:last] = self._never
            if chosen != FREE:
                lines.offers["kind"][chosen] = self._kinds[chosen]
                lines.rows["free_cost"][rows.start + day] = np.inf
        for day, barred in self.barred[employee]:
            if barred == FREE:
                lines.rows["free_cost"][rows.start + day] = np.inf
            else:
                lines.offers["kind"][barred] = self._never
