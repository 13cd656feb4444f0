"""Lines of all employees chosen together, after a search.

The product's search makes a plan. Its market finds prices and lines, a linear programme mixes
them, a dive makes another plan of the mixture. Then, from the better of the two, some employees
are taken out, and dive again around all others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from random import Random
from typing import NamedTuple

import numpy as np

from planner.roster.limits import Clock
from planner.roster.problem import FREE, Floats

from .caps import likely_caps
from .checking import Plan as Days
from .diving import Dive
from .instance import Instance
from .lines import Line, LineMaker
from .market import LineMarket
from .master import Master, Mixture
from .roster import roster_problem
from .solving import NEARLY, Found, search_plan, sound

MARKET_SCALE = 0.002
"""Late contacts for a unit of cost, at which the market's steps suit costs of 1 to 100."""


class Shares(NamedTuple):
    """Shares of the time until which the search, the market and the first dive may go on."""

    searched: float
    priced: float
    dived: float


OF_TIME = Shares(0.1, 0.2, 0.7)
OF_TIME_IF_LARGE = Shares(0.5, 0.6, 0.6)
LARGE = 2500
"""Days of employees from which on a first dive is worth less than a longer search."""

FIRST_PASSES = 40
FIRST_SLACK, WIDER = 0.01, 2.0
"""The share by which a first plan may cost more than the mixture; then so many times that."""

RETURNS = 10
SIZES = (8, 12, 16, 24)
"""Employees taken out together."""

KEPT_LINES = 40
"""Lines of each employee that a smaller master begins with, the nearest to the best mixture's."""

Plan = Mapping[int, Line]


@dataclass(frozen=True)
class Proposal:
    """The best plan found, and the cost below which no plan is."""

    found: Found
    bound: int


def choose_together(instance: Instance, seed: int, clock: Clock) -> Proposal:
    """Choose lines until the clock is over, or a plan costs what the bound says."""
    large = len(instance.employees) * instance.days >= LARGE
    shares = OF_TIME_IF_LARGE if large else OF_TIME
    limit = None if clock.time_limit is None else shares.searched * clock.time_limit
    searched = search_plan(instance, seed, replace(clock, time_limit=limit))
    team = _Team(instance, seed, clock)
    plan, rounds = team.first_plan(team.lines_of(searched.plan), shares), 0
    while not clock.over(rounds) and team.cost(plan) > team.bound + NEARLY:
        plan, rounds = team.better(plan), rounds + 1
    choice = np.concatenate([plan[employee].choice for employee in team.everybody])
    return Proposal(sound(instance, team.problem, 1.0, choice, rounds), team.bound)


class _Team:
    """All employees of an instance with the lines worth trying."""

    def __init__(self, instance: Instance, seed: int, clock: Clock) -> None:
        caps = likely_caps(instance)
        self._instance, self._clock = instance, clock
        self.problem = roster_problem(instance, caps, 1.0)
        self.everybody = range(self.problem.agents)
        self._maker = LineMaker(instance, roster_problem(instance, caps, 1.0), seed)
        self._draw = Random(seed)
        cells = self.problem.cover.cells[:, 0]
        self._wanted: Floats = cells["agents"].astype(np.float64)
        slope = self.problem.cover.slope[cells["slope_first"]]
        self._under: Floats = np.where(self._wanted > 0, slope, 0.0)
        self._market = LineMarket(roster_problem(instance, caps, MARKET_SCALE))
        self._near: dict[int, list[Line]] = {employee: [] for employee in self.everybody}
        self.bound = 0

    def lines_of(self, plan: Days) -> Plan:
        """The lines of a plan by shifts' names."""
        names = [shift.name for shift in self._instance.shifts]
        lines = {}
        for employee, who in enumerate(self._instance.employees):
            choice = np.full(self._instance.days, FREE, dtype=np.int32)
            for day, name in enumerate(plan[who.name]):
                if name:
                    interval = day * len(names) + names.index(name)
                    choice[day] = self._maker.offer_for(employee, interval)
            lines[employee] = self._maker.line(employee, choice)
        return lines

    def first_plan(self, searched: Plan, shares: Shares) -> Plan:
        """Let the market settle, mix its lines, and dive; the search's plan where that fails."""
        while not self._market.settled and self._clock.share_done(0) < shares.priced:
            self._market.step()
        master = Master(self.everybody, self._wanted, self._under)
        for line in self._market.lines(self._maker, len(self._instance.shifts)):
            master.add(line)
        for line in searched.values():
            master.add(line)
        dive = self._dive(master, self.everybody)
        mixture = dive.improved(FIRST_PASSES)
        self.bound = ceil(max(self._proven(mixture), self._market.best / MARKET_SCALE) - NEARLY)
        self._keep_near(master, mixture)
        most = self.cost(searched) - self.problem.fixed_cost - 1 + 2 * NEARLY
        slack, aim = FIRST_SLACK * (mixture.cost + self.problem.fixed_cost), -np.inf
        while aim < most and self._clock.share_done(0) < shares.dived:
            aim = min(mixture.cost + slack, most)
            plan = dive.plan(aim, RETURNS, lambda: self._clock.share_done(0) >= shares.dived)
            if plan is not None:
                return plan
            slack *= WIDER
        return searched

    def _dive(self, master: Master, employees: Sequence[int]) -> Dive:
        return Dive(self._maker, master, employees, self._draw.randrange(2**31))

    def _proven(self, mixture: Mixture) -> float:
        """What a mixture's prices prove: demand paid for, less what the best lines earn."""
        earned = sum(self._maker.value_at_most(k, mixture.price) for k in self.everybody)
        paid = float(np.minimum(mixture.price, self._under) @ self._wanted)
        return self.problem.fixed_cost + paid - earned

    def _keep_near(self, master: Master, mixture: Mixture) -> None:
        def beyond(line: Line) -> float:
            price = float(mixture.price[line.covers].sum())
            return line.cost - price - mixture.worth[line.employee]

        for line in sorted(master.lines, key=beyond):
            if len(self._near[line.employee]) < KEPT_LINES:
                self._near[line.employee].append(line)

    def better(self, plan: Plan) -> Plan:
        """Take some employees out, dive again for less; the same plan where that fails."""
        size = min(self._draw.choice(SIZES), len(self.everybody))
        taken = sorted(self._draw.sample(self.everybody, size))
        others = [line for employee, line in plan.items() if employee not in taken]
        master = Master(taken, np.maximum(self._uncovered(others), 0.0), self._under)
        for employee in taken:
            for line in (plan[employee], *self._near[employee]):
                master.add(line)
        theirs = self.cost(plan) - self.problem.fixed_cost - sum(line.cost for line in others)
        below = theirs - 1 + 2 * NEARLY
        found = self._dive(master, taken).plan(below, RETURNS, lambda: self._clock.over(0))
        return plan if found is None else {**plan, **found}

    def _uncovered(self, lines: Sequence[Line]) -> Floats:
        left = self._wanted.copy()
        for line in lines:
            left[line.covers] -= 1.0
        return left

    def cost(self, plan: Plan) -> float:
        """What a plan costs."""
        lines = list(plan.values())
        missing = np.maximum(self._uncovered(lines), 0.0)
        own = sum(line.cost for line in lines)
        return self.problem.fixed_cost + own + float(self._under @ missing)
