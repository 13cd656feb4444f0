"""The repair of a plan in force: what no one can avoid, and what each further change wins."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from planner.plan.schedule import Schedule
from planner.planning import Plan, judged, provenance, seconds_afterwards, seconds_left
from planner.roster.repair import Repairs, repairs
from planner.scenario import Scenario
from planner.staffing import required_agents
from planner.whatif.changes import Change, apply_changes
from planner.whatif.publishing import with_plan
from planner.whatif.repair.asked import Asked, differences

if TYPE_CHECKING:
    from planner.roster import Progress

NUMBERS = (0, 1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Option:
    """A plan with so many changes that somebody must be asked for."""

    asked: tuple[Asked, ...]
    plan: Plan

    @property
    def changes(self) -> int:
        """How many days of agents are asked to change."""
        return len(self.asked)

    @property
    def objective(self) -> float:
        """The objective without its changes, in late contacts."""
        return self.plan.score.objective - self.plan.score.terms["changes"].worth

    @property
    def price(self) -> float:
        """The same with all that is asked weighed as a change, new shifts too.

        The objective itself weighs only published shifts that are moved or dropped.
        """
        return self.objective + self.plan.scenario.objective.change * self.changes


@dataclass(frozen=True)
class RepairPlan:
    """What became of a plan in force.

    scenario: as it is now, the plan published in it. lost: the shifts that cannot stay, and
    what the rules make of the days around them. options: the frontier, from no further change
    on, each with more changes and a smaller objective than the one before. chosen is one of them.
    """

    scenario: Scenario
    lost: tuple[Asked, ...]
    options: tuple[Option, ...]
    chosen: Option


def repair_plan(
    scenario: Scenario,
    in_force: Schedule,
    changes: Sequence[Change],
    *,
    most_changes: int | None = None,
    time_limit: float = 20.0,
    iterations: int | None = None,
    seed: int = 0,
    workers: int = 2,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    started: float | None = None,
) -> RepairPlan:
    """Repair a plan in force after changes such as absences, with few changed shifts.

    Chosen is the option that costs least, each change weighed as the scenario says; or, with
    `most_changes`, the best of those with at most so many. Pinned shifts stay. The other
    arguments are those of `build_plan`. Raises `ChangeError` where a change cannot apply, and
    `ConflictError` where the hard rules then contradict one another.
    """
    called = time.monotonic()
    limit = time_limit if iterations is None else None
    now = apply_changes(with_plan(scenario, in_force), changes)
    requirement = required_agents(now)
    found = repairs(
        now,
        requirement,
        in_force,
        _numbers(most_changes),
        time_limit=seconds_left(limit, called if started is None else started),
        iterations=iterations,
        seed=seed,
        workers=workers,
        seconds_afterwards=partial(seconds_afterwards, now, limit),
        on_progress=on_progress,
        stop=stop,
    )
    made = provenance(now, found, seed, limit, time.monotonic() - called)
    plans = [judged(now, requirement, schedule, made) for schedule in _shown(found, most_changes)]
    options = _options(now, plans)
    within = [o for o in options if most_changes is None or o.changes <= most_changes]
    return RepairPlan(
        scenario=now,
        lost=differences(now, in_force, plans[0].schedule),
        options=options,
        chosen=min(within, key=lambda option: (option.price, option.changes)),
    )


def _numbers(most_changes: int | None) -> list[int]:
    """The numbers of changes that the frontier shows."""
    if most_changes is None:
        return list(NUMBERS)
    return sorted({most_changes, *(number for number in NUMBERS if number < most_changes)})


def _shown(found: Repairs, most_changes: int | None) -> list[Schedule]:
    """For each number shown the best plan that has at most so many changes, once."""
    best = {
        max((one for one in found.best if one.changes <= number), key=lambda one: one.changes)
        for number in _numbers(most_changes)
    }
    return [one.schedule for one in found.best if one in best]


def _options(scenario: Scenario, plans: Sequence[Plan]) -> tuple[Option, ...]:
    """The plans with what each asks of people beyond the first; by score, not by the search."""
    options: list[Option] = []
    for plan in plans:
        option = Option(differences(scenario, plans[0].schedule, plan.schedule), plan)
        if not options or option.objective < options[-1].objective:
            options.append(option)
    return tuple(options)
