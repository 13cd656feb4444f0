"""The search for a good plan: greedy first, then rounds of annealing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.roster.problem import RosterProblem
from planner.roster.search.annealing import LONGEST_STRETCH, STRETCH, anneal, greedy, want_all
from planner.roster.search.costs import agent_cost, unevenness, unfairness
from planner.roster.search.decisions import Decisions, decided, follow
from planner.roster.search.deferred import even_spread, respread, works_of
from planner.roster.search.desk import Desk, clear_desk
from planner.roster.search.parts import take_over
from planner.roster.search.reinsertion import reinsert
from planner.roster.search.resuming import mend, nearest_spread
from planner.roster.search.sessions import choose_instants
from planner.roster.search.sharing import shortage
from planner.roster.search.state import (
    EARLIEST,
    EVERYWHERE,
    LATEST,
    State,
    empty_state,
    overlap_cost,
    sessions_of,
)

STEPS_A_ROUND = 10
SMALL_MOVES = 1200
HEAT_START, HEAT_END = 2.0, 0.01
"""In late contacts: what a move may cost and still be taken now and then."""

COLD = 1e-9
SWEPT_APART = 3
"""Days from one stretch of a sweep to the next."""

SWEPT_UNTOLD = 25
"""Agents from one telling of a sweep's progress to the next."""

ENOUGH = 1e-3
"""Of the cost: so much a sweep must save for another one to follow."""

CHOOSE_INSTANTS_AT = (0.0, 0.3, 0.6)
"""Shares of the search after which the instants of joint activities are chosen anew."""

DRIFT = 1e-6


class CostDrift(Exception):
    """The cost kept step by step is not the cost counted from nothing: a fault of the search."""


@dataclass(frozen=True)
class NoLine:
    """An agent (by number) for whom the rules leave no line at all."""

    agent: int


class Search:
    """A plan that gets better round by round. Same seed and heats: same plan.

    `cost` and `late_contacts` are those of the best plan so far, which `finish` puts in force.
    """

    def __init__(self, problem: RosterProblem, seed: int) -> None:
        self.problem = problem
        self.rounds = 0
        self.sessions = sessions_of(problem)
        self.works = works_of(problem.work, problem.intervals)
        self.state = empty_state(problem, self.sessions)
        self._evenly = even_spread(problem.work, problem.intervals)
        self.state.done[:] = self._evenly
        want_all(problem.cover, self.works, self.state)
        agents = problem.lines.agents
        longest = int((agents["day_last"] - agents["day_first"]).max(initial=1))
        self._desk = clear_desk(problem, self.sessions, max(longest, LONGEST_STRETCH))
        self._second_desk = clear_desk(problem, self.sessions, max(longest, LONGEST_STRETCH))
        self._saved = np.zeros(problem.intervals, dtype=np.int64)
        self._seed = seed
        self._instants_chosen = 0
        self._cost = float("inf")
        self._best: tuple[float, Decisions] | None = None
        self.late_contacts = float("inf")

    def first_plan(self) -> NoLine | None:
        """Give everyone a line, one after the other."""
        order = np.random.default_rng(self._seed).permutation(self.problem.agents)
        stuck = greedy(
            self.problem.lines, self.problem.cover, self.sessions, self.state,
            order.astype(np.int32), self._desk,
        )  # fmt: skip
        if stuck >= 0:
            return NoLine(int(stuck))
        self._begin()
        return None

    def resume(self, decisions: Decisions, *, fill_idle: bool = True) -> NoLine | None:
        """Begin with decisions made earlier, mended where the rules object to them.

        With `fill_idle`, agents who work no shift in them get their best line, as all do in a
        first plan.
        """
        self.state = empty_state(self.problem, self.sessions)
        follow(self.problem, self.sessions, self.state, decisions)
        self.state.done[:] = self._evenly
        want_all(self.problem.cover, self.works, self.state)
        stuck = mend(self.problem, self.sessions, self.state, self._desk, fill_idle=fill_idle)
        if stuck is not None:
            return NoLine(stuck)
        self._begin()
        return None

    def work_as(self, worked: NDArray[np.float64]) -> None:
        """Do deferred work as near to `worked` as may be: agent-intervals, [works, T]."""
        done = nearest_spread(self.works, worked)
        self.restore(decided(self.state, self.sessions)._replace(done=done))
        self._begin()

    def _begin(self) -> None:
        self._respread()
        self._cost = self.steered_cost()
        self._remember()

    @property
    def best(self) -> Decisions:
        """The decisions of the best plan so far, once there is one."""
        assert self._best is not None
        return self._best[1]

    @property
    def cost(self) -> float:
        """What the best plan so far costs, in late contacts."""
        return self._best[0] if self._best else float("inf")

    def round(self, share_done: float, *, hands: int = 1) -> None:
        """Anneal for some steps, at the heat of a search of which this share is done.

        With two hands, two parts of the horizon at once, each on a thread.
        """
        self.rounds += 1
        self._choose_instants(share_done)
        heat = HEAT_START * (HEAT_END / HEAT_START) ** share_done
        if hands == 1:
            self._cost += self._anneal(self.state, EVERYWHERE, heat, 0, self._desk)
        else:
            self._cost += self._anneal_parts(heat)
        self._cost += self._respread()
        self._remember()

    def _anneal_parts(self, heat: float) -> float:
        """Anneal the days before and after an instant drawn by chance; returns the cost added."""
        horizon = self.problem.intervals
        draw = np.random.default_rng((self._seed, self.rounds))
        cut = int(draw.integers(horizon // 3, horizon - horizon // 3 + 1))
        later, other = (cut, LATEST), deepcopy(self.state)
        with ThreadPoolExecutor(1) as hand:
            end = hand.submit(self._anneal, other, later, heat, 1, self._second_desk)
            added = self._anneal(self.state, (EARLIEST, cut), heat, 0, self._desk)
            end.result()
        return added + take_over(
            self.problem.lines, self.problem.cover, self.sessions, self.works, self.state,
            other, later, self._desk,
        )  # fmt: skip

    def _anneal(
        self, state: State, window: tuple[int, int], heat: float, hand: int, desk: Desk
    ) -> float:
        seed = ((self._seed * 1_000_003 + self.rounds) * 2 + hand) % 2**32
        return float(
            anneal(
                self.problem.lines, self.problem.cover, self.sessions, self.works, state,
                window, STEPS_A_ROUND, SMALL_MOVES, heat, seed, desk,
            )
        )  # fmt: skip

    def settle(self, over: Callable[[], bool], tell: Callable[[], None] = lambda: None) -> None:
        """Give everybody in turn the best lines around all others', until that saves little more.

        `tell` is called now and then, when `cost` has been brought up to date.
        """
        before = float("inf")
        while not over() and before - self._cost > ENOUGH * abs(self._cost):
            before = self._cost
            self._sweep(over, tell)

    def _sweep(self, over: Callable[[], bool], tell: Callable[[], None]) -> None:
        """Try each agent's best line in one stretch of days after the other."""
        order = np.random.default_rng(self._seed).permutation(self.problem.agents).tolist()
        for number, agent in enumerate(order):
            if over():
                break
            rows = self.problem.rows_of(agent)
            for low in range(rows.start, rows.stop, SWEPT_APART):
                self._desk.agents[0] = agent
                self._desk.low[0], self._desk.high[0] = low, min(low + STRETCH, rows.stop)
                self._cost += reinsert(
                    self.problem.lines, self.problem.cover, self.sessions, self.state,
                    1, COLD, 0.0, self._desk,
                )  # fmt: skip
            if number % SWEPT_UNTOLD == SWEPT_UNTOLD - 1:
                self._remember()
                tell()
        self._cost += self._respread()
        self._remember()

    def finish(self) -> None:
        """Go back to the best plan so far; raises `CostDrift` where costs do not add up."""
        self._check_drift()
        assert self._best is not None
        self.restore(self._best[1])

    def _check_drift(self) -> None:
        full = self.steered_cost()
        if abs(self._cost - full) > DRIFT * max(1.0, abs(full)):
            raise CostDrift(f"step by step the plan costs {self._cost}, counted anew {full}")

    def restore(self, decisions: Decisions) -> None:
        """Put decisions in force that were made earlier."""
        self.state = empty_state(self.problem, self.sessions)
        self.state.done[:] = decisions.done
        want_all(self.problem.cover, self.works, self.state)
        follow(self.problem, self.sessions, self.state, decisions)
        self._cost = self.steered_cost()
        self._remember()

    def try_instead(self, decisions: Decisions) -> None:
        """Put other decisions in force if they cost less than the best plan so far."""
        self.restore(decisions)
        self.finish()

    def _remember(self) -> None:
        cost = self._cost - self._unevenness()
        if self._best is None or cost < self._best[0] - 1e-9:
            self._best = (cost, decided(self.state, self.sessions))
            self.late_contacts = self._late_contacts()

    def _respread(self) -> float:
        """Plan all deferred work anew, queue by queue; returns the cost added, never above 0."""
        return sum(
            respread(self.problem.cover, self.works, self.state, w, self._saved)
            for w in range(len(self.works.queue))
        )

    def _choose_instants(self, share_done: float) -> None:
        """Choose when activities held together take place, now and then anew."""
        due = sum(share_done >= at for at in CHOOSE_INSTANTS_AT)
        if due > self._instants_chosen and any(m.together >= 0 for m in self.problem.meetings):
            self._instants_chosen = due
            choose_instants(self.problem, self.sessions, self.state)
            self._cost = self.steered_cost()

    def _late_contacts(self) -> float:
        """Late contacts of the plan at hand, with its deferred work where it is now."""
        cover, flow = self.problem.cover, self.state.flow
        missing = np.maximum(cover.cells["heads_wanted"] - flow.cells["heads"], 0.0)
        present = float(missing.sum()) * cover.head_price
        return float(shortage(cover, flow)) - present + self.problem.unavoidable

    def full_cost(self) -> float:
        """The objective of the plan at hand, counted from nothing."""
        lines, cover, state = self.problem.lines, self.problem.cover, self.state
        total = self.problem.fixed_cost + shortage(cover, state.flow)
        for agent in range(self.problem.agents):
            total += agent_cost(lines, self.sessions, state, agent)
        for peers in self._peer_groups():
            total += unfairness(lines, state, peers)
        for k in range(len(self.sessions.overlaps)):
            total += overlap_cost(self.sessions, state, k)
        return float(total)

    def steered_cost(self) -> float:
        """What the moves see: the objective, and a pull towards even nights and weekends."""
        return self.full_cost() + self._unevenness()

    def _unevenness(self) -> float:
        lines, state = self.problem.lines, self.state
        return float(sum(unevenness(lines, state, peers) for peers in self._peer_groups()))

    def _peer_groups(self) -> range:
        return range(int(self.problem.lines.agents["peers"].max(initial=-1)) + 1)
