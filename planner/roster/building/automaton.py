"""The counting rules of a contract, multiplied into one table of states.

Walking an agent's days through the table tells whether a row of days keeps every counting
rule; the best-line programme and the constraint model both walk it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    rows: list[tuple[list[int], int, int]] = []

    def number(counts: list[int | None]) -> int:
        if any(count is None for count in counts):
            return FORBIDDEN
        state = tuple(count for count in counts if count is not None)
        if state not in numbers:
            numbers[state] = len(numbers)
            waiting.append(state)
        return numbers[state]

    for state in waiting:  # grows while it is walked
        counted = list(zip(rules, state, strict=True))
        shifts = [number([r.after_shift(v, c) for r, v in counted]) for c in classes]
        free = number([rule.after_free_day(value) for rule, value in counted])
        monday = number([rule.next_week(value) for rule, value in counted])
        rows.append((shifts, free, monday))
    return Automaton(
        rules=tuple(rules),
        classes=tuple(classes),
        states=tuple(numbers),
        after_shift=np.array([r[0] for r in rows], dtype=np.int32).reshape(len(rows), -1),
        after_free_day=np.array([r[1] for r in rows], dtype=np.int32),
        next_week=np.array([r[2] for r in rows], dtype=np.int32),
    )
