"""Who names the least number of agents, the planner or pyworkforce, and why the other does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.staffing_cases import Case

REFUSED = "pyworkforce refuses the question"
SKIPPED = "pyworkforce begins at round(load + 1), which is too many already"
ROUNDED = "load / occupancy is a whole number, and pyworkforce takes the next"
UNEXPLAINED = "unexplained"
CAUSES = (REFUSED, SKIPPED, ROUNDED, UNEXPLAINED)


@dataclass(frozen=True)
class Verdict:
    """A case with the answers to it.

    `least` is the judge's, `peer` may be the words with which pyworkforce refuses.
    """

    case: Case
    least: int
    planner: int
    peer: int | str

    @property
    def right(self) -> str:
        """Who names the least number: `both`, `planner`, `pyworkforce` or `neither`."""
        if self.planner == self.least:
            return "both" if self.peer == self.least else "planner"
        return "pyworkforce" if self.peer == self.least else "neither"

    @property
    def cause(self) -> str:
        """Why one answer, or both, is not the least number."""
        if isinstance(self.peer, str):
            return REFUSED
        if self.planner != self.least:
            return UNEXPLAINED
        if self.peer == round(float(self.case.load) + 1):
            return SKIPPED
        full = self.case.load / self.case.max_occupancy
        return ROUNDED if full == self.least == self.peer - 1 else UNEXPLAINED
