"""The sections of a comparison, as text table and page alike show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.whatif.comparison import Measure, Verdict

NOTHING = "-"


@dataclass(frozen=True)
class Cell:
    """A plan's figure in words, how far it is from the baseline's, and what that means.

    The baseline, and a plan without the figure, has no difference and no verdict.
    """

    text: str
    difference: str = ""
    verdict: Verdict | None = None

    @property
    def judgement(self) -> str:
        """`better`, `worse`, or nothing where it is neither."""
        return self.verdict if self.verdict in (Verdict.BETTER, Verdict.WORSE) else ""


@dataclass(frozen=True)
class Line:
    """A figure of every plan, under one or more names such as a queue and a figure of it."""

    names: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """Lines that belong together; `headings` has one for each of a line's names."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


Words = Callable[[float], str]


def line(names: tuple[str, ...], measure: Measure, words: Words, of_difference: Words) -> Line:
    """A measure in words."""
    first, *others = zip(measure.values, measure.differences, measure.verdicts, strict=True)
    told = [Cell(_value(first[0], words))]
    for value, difference, verdict in others:
        away = "" if difference is None else _signed(difference, verdict, of_difference)
        told.append(Cell(_value(value, words), away, verdict))
    return Line(names, tuple(told))


def _value(value: float | None, words: Words) -> str:
    return NOTHING if value is None else words(value)


def _signed(difference: float, verdict: Verdict | None, words: Words) -> str:
    if verdict is Verdict.SAME:
        return "same"
    return f"{'+' if difference > 0 else '-'}{words(abs(difference))}"
