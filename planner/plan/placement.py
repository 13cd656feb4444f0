"""Trainings, meetings and one-to-ones: which of them a schedule holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.clock import MINUTE
from planner.plan.schedule import ON_QUEUE, Schedule, Stretch
from planner.scenario import Activity, Scenario


@dataclass(frozen=True)
class Placement:
    """How often an activity takes place for each of its agents, of `count` times."""

    activity: Activity
    times: Mapping[str, int]

    @property
    def unplaced_minutes(self) -> int:
        """Minutes per person and occurrence that found no place."""
        held = sum(self.times.values())
        wanted = self.activity.count * len(self.activity.agents)
        return (wanted - held) * self.activity.minutes


def placements(scenario: Scenario, schedule: Schedule) -> tuple[Placement, ...]:
    """How every activity of the scenario is placed.

    A stretch of its name and length, within its time, places it; rows of one name take
    their stretches in the order of the scenario. Of an activity held together, all who
    attend an occurrence do so at the same instants, so that only `count` starts count: those
    with the most people, the earliest first.
    """
    free = {
        agent: [s for shift in shifts for s in shift.stretches if s.activity != ON_QUEUE]
        for agent, shifts in schedule.by_agent.items()
    }
    return tuple(_place(activity, free) for activity in scenario.activities)


def unplaced_minutes(scenario: Scenario, schedule: Schedule) -> float:
    """Minutes of activities that found no place, per person and occurrence."""
    return float(sum(p.unplaced_minutes for p in placements(scenario, schedule)))


def fits(activity: Activity, stretch: Stretch) -> bool:
    """Whether a stretch is an occurrence of an activity: its name, length and time."""
    return (
        stretch.activity == activity.activity
        and stretch.end - stretch.start == activity.minutes * MINUTE
        and activity.earliest <= stretch.start
        and stretch.end <= activity.latest
    )


def _place(activity: Activity, free: dict[str, list[Stretch]]) -> Placement:
    found = {
        agent: [s for s in free.get(agent, ()) if fits(activity, s)] for agent in activity.agents
    }
    if activity.together:
        starts = _best_starts(list(found.values()), activity.count)
        found = {agent: [s for s in own if s.start in starts] for agent, own in found.items()}
    times = {}
    for agent, own in found.items():
        taken = own[: activity.count]
        times[agent] = len(taken)
        for stretch in taken:
            free[agent].remove(stretch)
    return Placement(activity, times)


def _best_starts(found: Sequence[list[Stretch]], count: int) -> frozenset[datetime]:
    attendance = Counter(stretch.start for own in found for stretch in own)
    ranked = sorted(attendance, key=lambda start: (-attendance[start], start))
    return frozenset(ranked[:count])
