"""Voice and chat: each target of a queue, and how many agents it alone would ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from planner.demand import Contacts
from planner.scenario import Queue
from planner.staffing.cases import load_of, max_late_of, patience_of, within_of
from planner.staffing.erlang import Performance, performance
from planner.staffing.kernels import Cases, least_agents

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# How far the curves go beyond what is required.
BEYOND = 4
UNLIMITED = 1.0


class Goal(StrEnum):
    """What a target is about."""

    SERVICE_LEVEL = "service level"
    ABANDONMENT = "abandonment"
    OCCUPANCY = "occupancy"


@dataclass(frozen=True)
class Target:
    """A target of a queue: a share that is at least (service level) or at most `limit`.

    agents: the fewest that meet it, were it the only one. shares [N]: what `AnsweredNow.agents`
    would give.
    """

    goal: Goal
    limit: float
    agents: int
    shares: Floats


@dataclass(frozen=True)
class AnsweredNow:
    """An interval of a voice or chat queue, as Erlang's models see it.

    model: `Erlang A` where customers lose patience, else `Erlang C`. agents [N]: 0, 1, ... up to
    some more than are required; the targets tell what so many would give.
    """

    model: str
    within_seconds: float
    patience_seconds: float | None
    concurrency: int
    agents: Integers
    targets: tuple[Target, ...]

    @property
    def required(self) -> int:
        """The fewest agents that meet every target."""
        return max(target.agents for target in self.targets)

    @property
    def binding(self) -> tuple[Target, ...]:
        """The targets that one agent fewer would miss.

        None where a single agent is enough: with nobody there, no target is the reason.
        """
        required = self.required
        return tuple(t for t in self.targets if t.agents == required > 1)


def answered_now(queue: Queue, contacts: Contacts, number: int, interval: int) -> AnsweredNow:
    """How the requirement of an interval of a voice or chat queue, by its number, comes about."""
    load = float(load_of(contacts, number)[interval])
    handle = float(contacts.handle_time[number, interval])
    limits = _limits(queue)
    least = [_least(queue, load, handle, goal, limit) for goal, limit in limits.items()]
    agents = np.arange(max(least) + BEYOND + 1)
    found = performance(
        load, agents * queue.concurrency, handle, patience_of(queue), within_of(queue)
    )
    return AnsweredNow(
        model="Erlang C" if queue.patience_seconds is None else "Erlang A",
        within_seconds=within_of(queue),
        patience_seconds=queue.patience_seconds,
        concurrency=queue.concurrency,
        agents=agents,
        targets=tuple(
            Target(goal, limit, alone, _shares(found, goal))
            for (goal, limit), alone in zip(limits.items(), least, strict=True)
        ),
    )


def _limits(queue: Queue) -> dict[Goal, float]:
    limits = {
        Goal.SERVICE_LEVEL: queue.service_level.share,
        Goal.ABANDONMENT: queue.max_abandonment,
        Goal.OCCUPANCY: queue.max_occupancy,
    }
    return {goal: limit for goal, limit in limits.items() if limit is not None}


def _least(queue: Queue, load: float, handle: float, goal: Goal, limit: float) -> int:
    """The agents that one target asks for, the others being without limit."""
    late = max_late_of(queue) if goal is Goal.SERVICE_LEVEL else UNLIMITED
    case = Cases(
        load=np.array([load]),
        handle=np.array([handle]),
        patience=np.array([patience_of(queue)]),
        within=np.array([within_of(queue)]),
        concurrency=np.array([queue.concurrency], dtype=np.int64),
        max_late=np.array([late]),
        max_abandonment=np.array([limit if goal is Goal.ABANDONMENT else UNLIMITED]),
        max_occupancy=np.array([limit if goal is Goal.OCCUPANCY else UNLIMITED]),
    )
    return int(least_agents(case)[0])


def _shares(found: Performance, goal: Goal) -> Floats:
    return {
        Goal.SERVICE_LEVEL: found.service_level,
        Goal.ABANDONMENT: found.abandonment,
        Goal.OCCUPANCY: found.occupancy,
    }[goal]
