"""Improving a schedule for its own sake: a search from where it stands, with no bound beside it."""

from __future__ import annotations

import time

from planner.plan.schedule import Schedule
from planner.roster.answer import schedule_of
from planner.roster.beginning import begun, cooled, share_work
from planner.roster.building.build import roster_problem
from planner.roster.limits import Clock, Stop
from planner.scenario import Scenario
from planner.staffing import Requirement


def improve(
    scenario: Scenario,
    requirement: Requirement,
    schedule: Schedule,
    *,
    time_limit: float | None,
    iterations: int | None,
    seed: int,
    workers: int,
    stop: Stop | None = None,
) -> Schedule:
    """The best schedule found within `time_limit` seconds, or after `iterations` rounds.

    `schedule` is where the search starts, made for the same scenario or another one. Raises
    `ConflictError` where an agent's hard rules contradict one another.
    """
    started = time.monotonic()
    problem = roster_problem(scenario, requirement)
    search = begun(scenario, problem, seed, schedule)
    share_work(scenario, requirement, search)
    clock = Clock(started, time_limit, iterations, stop)
    search.settle(lambda: clock.over(0))
    while not clock.over(search.rounds):
        share_cooled = cooled(clock.share_done(search.rounds), warm=True)
        search.round(share_cooled, hands=min(workers, 2))
    search.finish()
    return schedule_of(scenario, problem, search.state)
