"""The product's market of lines, and the lines that it holds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from planner.roster.problem import FREE, RosterProblem
from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import whole_objective

from .lines import Line, LineMaker

HELD = 1e-4
"""The weight from which a line of the market is taken along."""


class LineMarket(Ascent):
    """The product's bound at work; its market trades whole lines, the horizon being one week."""

    def __init__(self, problem: RosterProblem) -> None:
        super().__init__(problem, whole_objective(problem))

    def lines(self, maker: LineMaker, types: int) -> Iterator[Line]:
        """The lines in the market's mixtures that keep every cap; `types` of shift a day."""
        for number, block in enumerate(self._market.blocks):
            employee, start = int(block["agent"]), int(block["start"])
            for place in np.flatnonzero(self._market.weight[number] > HELD).tolist():
                on_queue = self._market.on_queue[number, place, : int(block["end"]) - start]
                choice = np.full(maker.days[employee], FREE, dtype=np.int32)
                for interval in (start + np.flatnonzero(on_queue)).tolist():
                    choice[interval // types] = maker.offer_for(employee, interval)
                if maker.keeps_caps(employee, choice):
                    yield maker.line(employee, choice)
