"""The counting rules of a contract, multiplied into one table of states.

Walking an agent's days through the table tells whether a row of days keeps every counting
rule; the best-line programme and the constraint model both walk it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from planner.roster.rules import Counter, ShiftClass

FORBIDDEN = -1


@dataclass(frozen=True)
class Automaton:
    """States, one row each; a state is the tuple of the rules' counters.

    `after_shift` [state, class], `after_free_day` [state], `next_week` [state] hold the
    number of the following state, or FORBIDDEN; `paid_minutes` [state] those of the week.
    """

    rules: tuple[Counter, ...]
    classes: tuple[ShiftClass, ...]
    states: tuple[tuple[int, ...], ...]
    after_shift: NDArray[np.int32]
    after_free_day: NDArray[np.int32]
    next_week: NDArray[np.int32]

    @property
    def paid_minutes(self) -> NDArray[np.int32]:
        """The paid minutes that a state has counted in its week (the first rule's counter)."""
        return np.array([state[0] for state in self.states], dtype=np.int32)

    def within(self, limits: tuple[int, ...]) -> NDArray[np.bool_]:
        """Which states keep every counter at or below its limit."""
        kept: NDArray[np.bool_] = np.all(np.array(self.states) <= np.array(limits), axis=1)
        return kept

    def number(self, state: tuple[int, ...]) -> int:
        """The number of a state; ValueError where it cannot be reached."""
        return self.states.index(state)


def multiply(
    rules: Sequence[Counter],
    classes: Sequence[ShiftClass],
    starts: Sequence[tuple[int, ...]],
) -> Automaton:
    """Every state that can be reached from the `starts`, with the steps between them."""
    numbers = {state: number for number, state in enumerate(dict.fromkeys(starts))}
    waiting = list(numbers)
    rows: list[list[int]] = []

    def number(counts: tuple[int | None, ...]) -> int:
        if None in counts:
            return FORBIDDEN
        state = cast(tuple[int, ...], counts)
        if state not in numbers:
            numbers[state] = len(numbers)
            waiting.append(state)
        return numbers[state]

    steps = [_steps(rule, classes) for rule in rules]
    for state in waiting:  # grows while it is walked
        after = zip(*(step(value) for step, value in zip(steps, state, strict=True)), strict=True)
        rows.append([number(counts) for counts in after])
    table = np.array(rows, dtype=np.int32).reshape(len(rows), len(classes) + 2)
    return Automaton(
        rules=tuple(rules),
        classes=tuple(classes),
        states=tuple(numbers),
        after_shift=np.ascontiguousarray(table[:, :-2]),
        after_free_day=table[:, -2].copy(),
        next_week=table[:, -1].copy(),
    )


def _steps(rule: Counter, classes: Sequence[ShiftClass]) -> Callable[[int], tuple[int | None, ...]]:
    """A rule's values after each class of shift, after a free day and on Monday, by its value."""

    @cache
    def after(value: int) -> tuple[int | None, ...]:
        shifts = (rule.after_shift(value, shift) for shift in classes)
        return (*shifts, rule.after_free_day(value), rule.next_week(value))

    return after
