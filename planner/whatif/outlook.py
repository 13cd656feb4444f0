"""What a what-if asks for before any plan is made, and what the plan in force would give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import clock
from planner.clock import DAY
from planner.plan import Coverage, Schedule, Shift, cover
from planner.scenario import Scenario, TimeOff
from planner.staffing import Requirement, required_agents

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Load:
    """What a queue asks for over the horizon.

    contacts: those that reach agents, a backlog included. required_hours: agent-hours.
    """

    contacts: float
    required_hours: float


@dataclass(frozen=True)
class Served:
    """What a plan gives a queue over the horizon.

    serving_hours: agent-hours that serve it. hours_short: agent-hours required beyond those,
    interval by interval; an hour too many in one makes up for none in another. late_contacts:
    customers beyond what the target tolerates.
    """

    serving_hours: float
    hours_short: float
    late_contacts: float


@dataclass(frozen=True)
class QueueOutlook:
    """A queue before and after; `served` is what the plan in force gives it after."""

    before: Load
    after: Load
    served: Served | None


@dataclass(frozen=True)
class Outlook:
    """All queues, in scenario order, and the shifts of the plan in force that cannot stay."""

    queues: Mapping[str, QueueOutlook]
    fallen: tuple[Shift, ...]


def outlook(before: Scenario, after: Scenario, schedule: Schedule | None) -> Outlook:
    """What the changes from one scenario to the other ask of every queue.

    A schedule is judged as if it were kept as it is against the new demand, but for the shifts
    of people who are then not employed or absent. Raises KeyError where the two scenarios do
    not have the same queues.
    """
    old, new = _loads(before, required_agents(before)), required_agents(after)
    staying, fallen = _parted(after, schedule.shifts if schedule is not None else ())
    served = {} if schedule is None else _served(cover(after, new, Schedule(staying)))
    return Outlook(
        queues={
            queue: QueueOutlook(old[queue], load, served.get(queue))
            for queue, load in _loads(after, new).items()
        },
        fallen=fallen,
    )


def _loads(scenario: Scenario, requirement: Requirement) -> dict[str, Load]:
    contacts = requirement.contacts.volume.sum(axis=1)
    required = _hours(scenario, requirement.required)
    return {
        name: Load(float(contacts[i]) + queue.backlog, float(required[i]))
        for i, (name, queue) in enumerate(scenario.queues.items())
    }


def _served(coverage: Coverage) -> dict[str, Served]:
    scenario = coverage.scenario
    serving = _hours(scenario, coverage.serving)
    short = _hours(scenario, np.maximum(-coverage.net, 0.0))
    late = coverage.late_customers.sum(axis=1)
    return {
        name: Served(float(serving[i]), float(short[i]), float(late[i]))
        for i, name in enumerate(scenario.queues)
    }


def _hours(scenario: Scenario, agents: Floats) -> Floats:
    """Agent-hours of each queue, [Q], from its agents in every interval, [Q, T]."""
    hours: Floats = agents.sum(axis=1) * scenario.grid.interval_minutes / 60
    return hours


def _parted(
    scenario: Scenario, shifts: Iterable[Shift]
) -> tuple[tuple[Shift, ...], tuple[Shift, ...]]:
    """The shifts that people can still work, and those that they cannot."""
    absences: defaultdict[str, list[TimeOff]] = defaultdict(list)
    for row in scenario.time_off:
        absences[row.agent].append(row)
    staying: list[Shift] = []
    fallen: list[Shift] = []
    for shift in shifts:
        there = _employed(scenario, shift) and not any(
            row.start < shift.end and shift.start < row.end for row in absences[shift.agent]
        )
        (staying if there else fallen).append(shift)
    return tuple(staying), tuple(fallen)


def _employed(scenario: Scenario, shift: Shift) -> bool:
    who = scenario.agents.get(shift.agent)
    if who is None:
        return False
    zone = scenario.zone_of(shift.agent)
    return (who.starts_on is None or clock.day_start(who.starts_on, zone) <= shift.start) and (
        who.ends_on is None or shift.end <= clock.day_start(who.ends_on + DAY, zone)
    )
