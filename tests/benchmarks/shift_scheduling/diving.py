"""From mixtures of lines to one line each: day after day is settled, lines are made anew between.

Settling single days commits to little, so that best lines make up for it; whole lines settled
at once leave others nothing that fits (9 ended at 845 that way, at 440 this way).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from .lines import Line, LineMaker
from .master import Master, Mixture

NEARLY = 1e-6
BATCH = 0.1
"""The share of the days not yet whole that are settled at once."""

LIKELY = 0.55
"""The weight above which more than one day at a time may be settled."""

DITHER = 0.02
PASSES = 3
"""Times that everybody's best line is added between one settling and the next."""

Over = Callable[[], bool]
Day = tuple[int, int]
"""An employee and a day."""


@dataclass
class Step:
    """Days settled together, or one choice barred after all else failed."""

    days: list[tuple[int, int, int]]
    barred: bool = False


class Dive:
    """The way down from a master's mixture to a plan, and some way back where it costs too much."""

    def __init__(self, maker: LineMaker, master: Master, employees: Sequence[int], seed: int):
        self._maker, self._master, self._employees = maker, master, employees
        self._draw = Random(seed)
        self._steps: list[Step] = []

    def plan(self, limit: float, returns: int, over: Over) -> Mapping[int, Line] | None:
        """A line of each employee, all for less than `limit`; None where none was found.

        So many `returns` are made from where no such plan is left.
        """
        try:
            while not over():
                mixture = self.improved(PASSES)
                parts = self._parts(mixture)
                fits = mixture.cost < limit - NEARLY
                if fits and not parts:
                    return self._whole(mixture)
                if not (fits and self._settle_some(parts)):
                    returns -= 1
                    if returns < 0 or not self._turn_back():
                        return None
            return None
        finally:
            while self._steps:
                self._undo()

    def improved(self, passes: int) -> Mixture:
        """The mixture after so many times that everybody's best line was added."""
        for _ in range(passes):
            mixture = self._master.solve()
            if not self._add_best(mixture):
                return mixture
        return self._master.solve()

    def _add_best(self, mixture: Mixture) -> int:
        added = 0
        for employee in self._employees:
            found = self._maker.best(employee, mixture.price)
            if found is not None and found.value > -mixture.worth[employee] + NEARLY:
                added += self._master.add(found.line)
        return added

    def _parts(self, mixture: Mixture) -> dict[Day, tuple[float, int]]:
        """The days on which lines differ, with the weight and the number of the likeliest offer."""
        weights: dict[Day, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for number in np.flatnonzero(mixture.weight > NEARLY).tolist():
            line, weight = self._master.lines[number], float(mixture.weight[number])
            if weight < 1 - NEARLY:
                for day, offer in enumerate(line.choice.tolist()):
                    weights[line.employee, day][offer] += weight
        likeliest = {day: max((w, o) for o, w in each.items()) for day, each in weights.items()}
        return {day: best for day, best in likeliest.items() if best[0] < 1 - NEARLY}

    def _settle_some(self, parts: Mapping[Day, tuple[float, int]]) -> bool:
        """Settle the likeliest of the days; False where none can be."""
        rank = {day: parts[day][0] + DITHER * self._draw.random() for day in parts}
        most, step = max(1, int(BATCH * len(parts))), Step([])
        for day in sorted(parts, key=lambda day: -rank[day]):
            if step.days and (len(step.days) == most or parts[day][0] < LIKELY):
                break
            if self._maker.settle(*day, parts[day][1]):
                step.days.append((*day, parts[day][1]))
        self._take(step)
        return bool(step.days)

    def _turn_back(self) -> bool:
        """Undo the last step and settle half of it, or bar its only day; False at the start."""
        while self._steps:
            step = self._undo()
            if len(step.days) > 1:
                half = step.days[: len(step.days) // 2]
                for day in half:
                    self._maker.settle(*day)
                self._take(Step(half))
                return True
            if not step.barred and self._maker.bar(*step.days[0]):
                self._take(Step(step.days, barred=True))
                return True
        return False

    def _take(self, step: Step) -> None:
        if step.days:
            self._steps.append(step)
            self._allow({employee for employee, _, _ in step.days})

    def _undo(self) -> Step:
        step = self._steps.pop()
        for employee, day, offer in step.days:
            if step.barred:
                self._maker.allow(employee, day, offer)
            else:
                self._maker.release(employee, day)
        self._allow({employee for employee, _, _ in step.days})
        return step

    def _allow(self, employees: set[int]) -> None:
        for number, line in enumerate(self._master.lines):
            if line.employee in employees:
                self._master.allow(number, self._maker.agrees(line))

    def _whole(self, mixture: Mixture) -> Mapping[int, Line] | None:
        chosen = np.flatnonzero(mixture.weight > 0.5).tolist()
        plan = {self._master.lines[n].employee: self._master.lines[n] for n in chosen}
        return plan if len(plan) == len(self._employees) else None
