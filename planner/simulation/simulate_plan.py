"""Simulating a schedule as its scenario says."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from planner.plan.schedule import Schedule
from planner.scenario import Scenario
from planner.simulation.of_plan import centre_of
from planner.simulation.service import Service, simulate
from planner.staffing import Requirement


def simulate_plan(
    scenario: Scenario,
    requirement: Requirement,
    schedule: Schedule,
    *,
    replications: int | None = None,
    seed: int = 0,
    workers: int = 2,
    on_progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Service:
    """What customers live through with a schedule; the arguments are those of `simulate`.

    `replications` are the scenario's own unless given.
    """
    settings = scenario.simulation
    return simulate(
        centre_of(scenario, requirement, schedule),
        np.array([queue.service_level.share for queue in scenario.queues.values()]),
        replications=settings.replications if replications is None else replications,
        seed=seed,
        workers=workers,
        without_short=settings.service_level == "without_short_abandons",
        on_progress=on_progress,
        stop=stop,
    )
