"""One figure of several plans side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

CLOSE = 1e-6


class Better(StrEnum):
    """Which way a figure improves; neither where it only tells how things are."""

    LESS = "less"
    MORE = "more"
    NEITHER = "neither"


class Verdict(StrEnum):
    """How a plan's figure stands to the baseline's."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True)
class Measure:
    """A figure's value in every plan, the baseline first; None where a plan has none."""

    values: tuple[float | None, ...]
    better: Better = Better.NEITHER

    @property
    def differences(self) -> tuple[float | None, ...]:
        """Each value less the baseline's; None where either is missing."""
        return tuple(map(self._difference, self.values))

    @property
    def verdicts(self) -> tuple[Verdict | None, ...]:
        """How each value stands to the baseline's; None where either is missing."""
        return tuple(map(self._verdict, self.values))

    def _difference(self, value: float | None) -> float | None:
        base = self.values[0]
        return None if value is None or base is None else value - base

    def _verdict(self, value: float | None) -> Verdict | None:
        base = self.values[0]
        if value is None or base is None:
            return None
        if math.isclose(value, base, rel_tol=CLOSE, abs_tol=CLOSE):
            return Verdict.SAME
        if self.better is Better.NEITHER:
            return Verdict.OTHER
        fell = value < base
        return Verdict.BETTER if fell == (self.better is Better.LESS) else Verdict.WORSE
