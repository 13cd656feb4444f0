"""What agents do together: trainings and meetings to place, and handovers between sites."""

from __future__ import annotations

from math import ceil, floor

import numpy as np

from planner import clock
from planner.roster.problem import Ints, Meeting, Overlap
from planner.scenario import Activity, Scenario

ALONE = -1


def meetings(scenario: Scenario) -> tuple[Meeting, ...]:
    """One a person and occurrence; what pinned shifts already hold is left out."""
    found: list[Meeting] = []
    sessions = 0
    for activity in scenario.activities:
        for occurrence in range(activity.count):
            together = sessions if activity.together else ALONE
            sessions += activity.together
            found += [
                _meeting(scenario, activity, agent, together)
                for agent in activity.agents
                if _held(scenario, activity, agent) <= occurrence
            ]
    return tuple(found)


def _meeting(scenario: Scenario, activity: Activity, agent: str, together: int) -> Meeting:
    grid = scenario.grid
    return Meeting(
        name=activity.activity,
        agent=list(scenario.agents).index(agent),
        length=ceil(activity.minutes / grid.interval_minutes),
        earliest=max(ceil(grid.position(activity.earliest)), 0),
        latest=floor(grid.position(activity.latest)),
        cost=scenario.objective.unplaced_minute * activity.minutes,
        together=together,
    )


def _held(scenario: Scenario, activity: Activity, agent: str) -> int:
    """How often the agent's pinned shifts hold the activity within its window."""
    return sum(
        placed.activity == activity.activity
        and activity.earliest <= placed.start
        and placed.start + placed.minutes * clock.MINUTE <= activity.latest
        for shift in scenario.shifts_of(agent)
        if shift.state == "pinned"
        for placed in shift.activities or ()
    )


def overlaps(scenario: Scenario) -> tuple[Overlap, ...]:
    """One for every handover and local date that lies wholly inside the horizon."""
    grid, found = scenario.grid, []
    for handover in scenario.handovers:
        zone = scenario.sites[handover.to].time_zone
        sides = tuple(
            _side(scenario, site, handover.language) for site in (handover.from_, handover.to)
        )
        there = np.array([_there_anyway(scenario, side) for side in sides])
        for day in grid.dates(zone):
            start, end = clock.day_start(day, zone), clock.day_start(day + clock.DAY, zone)
            if grid.start <= start and end <= grid.end:
                first, last = ceil(grid.position(start)), floor(grid.position(end))
                found.append(
                    Overlap(
                        first=first,
                        last=last,
                        wanted=handover.overlap_minutes / grid.interval_minutes,
                        price=scenario.objective.uncovered_minute * grid.interval_minutes,
                        sides=(sides[0], sides[1]),
                        base=there[:, first:last],
                    )
                )
    return tuple(found)


def _side(scenario: Scenario, site: str, language: str) -> tuple[int, ...]:
    """The agents of a site who may serve a queue of the language."""
    return tuple(
        i
        for i, agent in enumerate(scenario.agents)
        if scenario.agents[agent].site == site
        and any(scenario.queues[q].language == language for q in scenario.queues_of(agent))
    )


def _there_anyway(scenario: Scenario, side: tuple[int, ...]) -> Ints:
    """How many of them shifts from before the horizon keep on shift, whole interval by interval."""
    grid, agents = scenario.grid, list(scenario.agents)
    there = np.zeros(grid.count, dtype=np.int32)
    for number in side:
        for shift in scenario.shifts_of(agents[number]):
            if shift.start < grid.start:
                low, high = ceil(grid.position(shift.start)), floor(grid.position(shift.end))
                there[max(low, 0) : max(high, 0)] += 1
    return there
