"""The bound of late contacts alone, found in two ways: the one that is ahead rises."""

from __future__ import annotations

from functools import cached_property

from planner.roster.problem import RosterProblem
from planner.roster.proof.alone import QueuesAlone
from planner.roster.proof.ascent import Ascent
from planner.roster.proof.bound import late_contacts_alone


class LateContacts:
    """No plan has fewer than `best`, by all queues together or by small ones each alone."""

    def __init__(self, problem: RosterProblem) -> None:
        self._problem = problem
        self._together = Ascent(problem, late_contacts_alone(problem))
        self.best = max(self._together.best, 0.0)

    @cached_property
    def _queues(self) -> QueuesAlone:
        # Begun at the first step: each queue looks for prices of its own.
        return QueuesAlone(self._problem)

    def step(self) -> float:
        """A pass of small queues, which take little time, until they are done; then of all."""
        if not self._queues_are_done:
            self.best = max(self.best, self._queues.step())
        elif not self.settled:
            self.best = max(self.best, self._together.step())
        return self.best

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be expected."""
        together = self._together
        behind = together.steady and together.best < self._queues.best
        return self._queues_are_done and (together.settled or behind)

    @property
    def _queues_are_done(self) -> bool:
        """Whether they are settled, or behind all queues together after a few passes."""
        queues = self._queues
        return queues.settled or (queues.shown and queues.best < self._together.best)
