"""The search for a good plan: greedy first, then rounds of annealing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.roster.annealing import LONGEST_STRETCH, anneal, greedy, want_all
from planner.roster.deferred import even_spread, respread, works_of
from planner.roster.moves import agent_cost, clear_desk
from planner.roster.problem import RosterProblem
from planner.roster.sharing import shortage
from planner.roster.state import (
    NOT_TOGETHER,
    UNPLACED,
    State,
    empty_state,
    overlap_cost,
    sessions_of,
    unfairness,
)

SMALL_MOVES = 60
HEAT_START, HEAT_END = 4.0, 0.15


@dataclass(frozen=True)
class NoLine:
    """An agent (by number) for whom the rules leave no line at all."""

    agent: int


class Search:
    """A plan that gets better round by round. Same seed and rounds: same plan."""

    def __init__(self, problem: RosterProblem, seed: int) -> None:
        self.problem = problem
        self.seed = seed
        self.rounds = 0
        self.sessions = sessions_of(problem)
        self.works = works_of(problem.work, problem.intervals)
        self.state = empty_state(problem, self.sessions)
        self.state.done[:] = even_spread(problem.work, problem.intervals)
        want_all(problem.cover, self.works, self.state)
        longest = int(
            (problem.lines.agents["day_last"] - problem.lines.agents["day_first"]).max(initial=1)
        )
        self.desk = clear_desk(problem, self.sessions, max(longest, LONGEST_STRETCH))
        self.cost = float("inf")

    def first_plan(self) -> NoLine | None:
        """Give everyone a line, one after the other."""
        order = np.random.default_rng(self.seed).permutation(self.problem.agents)
        stuck = greedy(
            self.problem.lines, self.problem.cover, self.sessions, self.state,
            order.astype(np.int32), self.desk,
        )  # fmt: skip
        if stuck >= 0:
            return NoLine(int(stuck))
        self._respread()
        self.cost = self.full_cost()
        return None

    def round(self, steps: int, heat: tuple[float, float]) -> None:
        """Anneal for some steps, cooling from heat[0] to heat[1]."""
        self.rounds += 1
        self._hold_sessions()
        self.cost += anneal(
            self.problem.lines, self.problem.cover, self.sessions, self.works, self.state,
            steps, SMALL_MOVES, heat, self.seed * 1_000_003 + self.rounds, self.desk,
        )  # fmt: skip
        self.cost += self._respread()

    def _respread(self) -> float:
        """Plan all deferred work anew, queue by queue; returns the cost added, never above 0."""
        saved = np.zeros(self.problem.intervals, dtype=np.int64)
        return sum(
            respread(self.problem.cover, self.works, self.state, w, saved)
            for w in range(len(self.works.queue))
        )

    def _hold_sessions(self) -> None:
        """Choose an instant for every activity held together that has none."""

    def full_cost(self) -> float:
        """The objective counted from nothing."""
        lines, cover, state = self.problem.lines, self.problem.cover, self.state
        total = self.problem.fixed_cost + shortage(cover, state.flow)
        for agent in range(self.problem.agents):
            total += agent_cost(lines, self.sessions, state, agent)
        for peers in range(int(lines.agents["peers"].max(initial=-1)) + 1):
            total += unfairness(lines, state, peers)
        for k in range(len(self.sessions.overlaps)):
            total += overlap_cost(self.sessions, state, k)
        return float(total)


__all__ = [
    "HEAT_END",
    "HEAT_START",
    "NOT_TOGETHER",
    "UNPLACED",
    "NoLine",
    "Search",
    "Sequence",
    "State",
]
