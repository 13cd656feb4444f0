"""The whole pipeline on one page: scenario, required agents, schedule, score, folder."""

from __future__ import annotations

import math
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from planner import clock, plan, roster
from planner.plan.audit import audit
from planner.plan.figures import figures
from planner.plan.provenance import Provenance, relative_gap, service_gap
from planner.plan.schedule import Schedule
from planner.plan.score import Score, score
from planner.scenario import Scenario
from planner.scenario.fingerprint import fingerprint
from planner.simulation import simulate_plan
from planner.simulation.told import Simulated
from planner.staffing import Requirement, required_agents

if TYPE_CHECKING:
    from planner.roster import Progress

ROUNDING = 1e-6

# What judging, writing and telling a plan was measured to take, rounded up.
SECONDS_AT_LEAST = 0.3
SECONDS_PER_AGENT_DAY = 2e-4
SECONDS_PER_CELL = 4.5e-5
SECONDS_PER_AGENT_ASKED = 1.8e-4

# The same of each replication of its simulation.
SECONDS_PER_CELL_SIMULATED = 1e-6
SECONDS_PER_CONTACT_SIMULATED = 4e-7

SIMULATION_SHARE = 0.1
"""Of the time limit, the most that simulating the finished plan takes."""

LIBRARIES = ("holidays", "numba", "numpy", "ortools", "scipy")


class Proven(Protocol):
    """An answer of the optimiser: what it proved of every plan."""

    @property
    def lower_bound(self) -> float:
        """No plan has a smaller objective."""

    @property
    def late_contacts_bound(self) -> float:
        """No plan has fewer late contacts."""


class PlanningBug(Exception):
    """The planner made a plan that breaks a rule or misstates its worth: a fault of its own."""


@dataclass(frozen=True)
class Plan:
    """A schedule with what it was made for, what it is worth, and what no plan could do better."""

    scenario: Scenario
    requirement: Requirement
    schedule: Schedule
    score: Score
    provenance: Provenance

    @property
    def gap(self) -> float:
        """How far the objective is from its bound, as a share of the objective."""
        return relative_gap(self.score.objective, self.provenance.lower_bound)

    @property
    def service_gap(self) -> float:
        """Late contacts beyond the fewest possible, as a share of all contacts."""
        bound = self.provenance.late_contacts_bound
        return service_gap(self.score.late_contacts, bound, self.score.contacts)

    @property
    def figures(self) -> dict[str, object]:
        """The content of `plan.json`."""
        return figures(self.scenario, self.score, self.provenance)


def build_plan(
    scenario: Scenario,
    *,
    time_limit: float = 60.0,
    iterations: int | None = None,
    seed: int = 0,
    workers: int = 2,
    start_from: Schedule | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    on_plan: Callable[[Schedule], None] | None = None,
    stop: Callable[[], bool] | None = None,
    started: float | None = None,
) -> Plan:
    """Plan who works when.

    Ends within `time_limit` seconds of `started` (by `time.monotonic`; default: the call), with
    time left to write the plan. Or, where `iterations` is given, after so many rounds however
    long they take: then the same scenario, seed, iterations and workers give the same schedule.
    `start_from` is a schedule to start from, maybe of another scenario: what still holds of it
    stays unless there is something better, and the search gets there in a fraction of the time.
    `stop` is asked now and then whether to end with the best plan so far; `on_progress` hears
    of the search, from the first plan on; `on_plan` gets that plan, and better ones now and then.

    Raises `ConflictError` where the hard rules contradict one another.
    """
    called = time.monotonic()
    limit = time_limit if iterations is None else None
    requirement = required_agents(scenario)
    solution = roster.solve(
        scenario,
        requirement,
        time_limit=seconds_left(limit, called if started is None else started),
        iterations=iterations,
        seed=seed,
        workers=workers,
        seconds_afterwards=partial(seconds_afterwards, scenario, limit),
        start_from=start_from,
        on_progress=on_progress,
        on_plan=on_plan,
        stop=stop,
    )
    made = provenance(scenario, solution, seed, limit, time.monotonic() - called)
    return judged(scenario, requirement, solution.schedule, made)


def seconds_left(limit: float | None, started: float) -> float | None:
    """Seconds of the limit that are left."""
    return None if limit is None else max(0.0, limit - (time.monotonic() - started))


def seconds_afterwards(scenario: Scenario, limit: float | None, asked: int) -> float:
    """What judging, writing and simulating a plan takes, where its gaps have agents `asked`."""
    return seconds_writing(scenario, asked) + _seconds_simulating(scenario, limit)


def seconds_writing(scenario: Scenario, asked: int) -> float:
    """What judging and writing a plan takes, where its gaps have agents `asked` so many times."""
    days = len(scenario.agents) * scenario.horizon.days
    return (
        SECONDS_AT_LEAST
        + SECONDS_PER_AGENT_DAY * days
        + SECONDS_PER_CELL * _cells(scenario)
        + SECONDS_PER_AGENT_ASKED * asked
    )


def _seconds_simulating(scenario: Scenario, limit: float | None) -> float:
    contacts = sum(row.volume for row in scenario.forecast)
    once = SECONDS_PER_CELL_SIMULATED * _cells(scenario) + SECONDS_PER_CONTACT_SIMULATED * contacts
    wanted = scenario.simulation.replications * once
    return wanted if limit is None else min(wanted, SIMULATION_SHARE * limit)


def _cells(scenario: Scenario) -> int:
    return len(scenario.queues) * scenario.grid.count


def provenance(
    scenario: Scenario, proven: Proven, seed: int, limit: float | None, seconds: float
) -> Provenance:
    """Where a plan comes from that took so many seconds, with what is proven beside it."""
    return Provenance(
        input_sha256=fingerprint(scenario),
        lower_bound=proven.lower_bound,
        late_contacts_bound=proven.late_contacts_bound,
        seed=seed,
        time_limit_seconds=limit,
        solve_seconds=seconds,
        versions=versions(),
    )


def judged(
    scenario: Scenario, requirement: Requirement, schedule: Schedule, made: Provenance
) -> Plan:
    """The plan of a schedule that the optimiser made, recomputed by code that it has no part in.

    Raises `PlanningBug` where a rule is broken, or the schedule is better than a proven bound.
    """
    violations = audit(scenario, schedule)
    if violations:
        raise PlanningBug(f"a rule is broken: {violations[0]} ({len(violations)} in all)")
    worth = score(scenario, requirement, schedule)
    return Plan(scenario, requirement, schedule, worth, _within_bounds(made, worth))


def _within_bounds(provenance: Provenance, worth: Score) -> Provenance:
    """The same with bounds not above what they bound, by which rounding alone may miss them."""
    for bound, value in (
        (provenance.lower_bound, worth.objective),
        (provenance.late_contacts_bound, worth.late_contacts),
    ):
        if bound > value + ROUNDING * max(1.0, abs(value)):
            raise PlanningBug(f"a plan of {value} undercuts its lower bound of {bound}")
    return replace(
        provenance,
        lower_bound=min(provenance.lower_bound, worth.objective),
        late_contacts_bound=min(provenance.late_contacts_bound, worth.late_contacts),
    )


def versions() -> dict[str, str]:
    """What a plan may depend on beside its scenario: programs, libraries, time-zone data."""
    return {
        "planner": metadata.version("shift-planner"),
        "python": platform.python_version(),
        **{library: metadata.version(library) for library in LIBRARIES},
        "tzdata": clock.tzdata_version(),
    }


def simulated(
    made: Plan, *, workers: int = 2, stop: Callable[[], bool] = lambda: False
) -> Simulated:
    """A plan with its simulation, as often as the scenario says or its time limit leaves time for.

    `stop` is asked now and then whether the replications done are enough.
    """
    limit = made.provenance.time_limit_seconds
    ends = math.inf if limit is None else time.monotonic() + SIMULATION_SHARE * limit
    service = simulate_plan(
        made.scenario,
        made.requirement,
        made.schedule,
        seed=made.provenance.seed,
        workers=workers,
        stop=lambda: stop() or time.monotonic() > ends,
    )
    return Simulated(made.score.coverage, service)


def write_plan(folder: Path, made: Plan, *, force: bool = False) -> None:
    """Write a plan's folder, whole or not at all; `force` replaces a plan that is there.

    Raises `PlanFolderError`.
    """
    plan.write_plan(folder, made.scenario, made.schedule, made.score, made.provenance, force=force)
