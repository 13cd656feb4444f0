"""From a plan to the centre that it makes: who is on queue when, and what customers ask for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from planner.plan.capacity import queues_by_agent
from planner.plan.history import history
from planner.plan.schedule import Schedule
from planner.scenario import Queue, Scenario
from planner.simulation.centre import Centre, Floats, Presence, Stream
from planner.staffing import DeferredWork, Requirement


def centre_of(scenario: Scenario, requirement: Requirement, schedule: Schedule) -> Centre:
    """The centre that a schedule makes of a scenario.

    Contacts arrive at the rates that reach agents: after a bot, which keeps each contact by
    chance, and with those who come again. Poisson streams that are thinned or put off are Poisson
    streams, so that it is as if each of them were followed.
    """
    skills = queues_by_agent(scenario)
    groups = tuple(sorted(set(skills.values())))
    settings = scenario.simulation
    shrinkage = np.array([1.0 - scenario.site_of(agent).capacity for agent in scenario.agents])
    absence = settings.absence * shrinkage
    return Centre(
        streams=tuple(_streams(scenario, requirement)),
        groups=groups,
        group_of=np.array([groups.index(skills[a]) for a in scenario.agents], dtype=np.int64),
        presences=tuple(_presences(scenario, schedule)),
        interval=60.0 * scenario.grid.interval_minutes,
        intervals=scenario.grid.count,
        # Who misses no shift is away so often that shrinkage is what the scenario says.
        away=(shrinkage - absence) / (1.0 - absence),
        absence=absence,
        day_cv=settings.day_to_day_variation,
    )


def _streams(scenario: Scenario, requirement: Requirement) -> Iterator[Stream]:
    contacts = requirement.contacts
    deferred = {work.queue: work for work in requirement.deferred}
    seconds = 60.0 * scenario.grid.interval_minutes
    for number, (name, queue) in enumerate(scenario.queues.items()):
        work = deferred.get(number)
        ordinal = scenario.grid.wall_clocks(queue.time_zone).ordinal
        yield Stream(
            name=name,
            rate=contacts.volume[number],
            handle_time=contacts.handle_time[number],
            target=queue.service_level.within_seconds or 0.0,
            deferred=work is not None,
            patience=(queue.patience_seconds or np.inf) if work is None else np.inf,
            concurrency=queue.concurrency,
            slowdown=scenario.simulation.chat_slowdown,
            priority=queue.priority,
            handle_time_cv=scenario.simulation.handle_time_variation,
            open=contacts.open[number],
            day=ordinal - ordinal.min(),
            due=None if work is None else _due(work, queue, contacts.volume[number], seconds),
            backlog=0 if work is None else round(queue.backlog),
            backlog_due=_backlog_due(work, queue, seconds),
        )


def _due(work: DeferredWork, queue: Queue, volume: Floats, seconds: float) -> Floats:
    """Until when a contact that arrives in each interval is in time, [T]; after the end, never."""
    due = np.full(volume.shape, np.inf)
    cohorts = _deadlines(work, seconds)
    due[volume > 0] = cohorts[1:] if queue.backlog > 0 else cohorts
    beyond = due > len(volume) * seconds
    due[beyond] = np.inf
    return due


def _backlog_due(work: DeferredWork | None, queue: Queue, seconds: float) -> float:
    """Until when the contacts that wait from the start are in time; they are the first cohort."""
    if work is None or queue.backlog == 0:
        return float("inf")
    return float(_deadlines(work, seconds)[0])


def _deadlines(work: DeferredWork, seconds: float) -> Floats:
    return np.asarray((work.last + 1) * seconds, dtype=np.float64)


def _presences(scenario: Scenario, schedule: Schedule) -> Iterator[Presence]:
    """Every stretch on queue, of shifts that reach in from before the horizon too."""
    number = {agent: i for i, agent in enumerate(scenario.agents)}
    start = scenario.grid.start
    for k, shift in enumerate((*history(scenario), *schedule.shifts)):
        stretches = shift.on_queue()
        for stretch in stretches:
            end = (stretch.end - start).total_seconds()
            if end > 0.0:
                yield Presence(
                    agent=number[shift.agent],
                    start=max((stretch.start - start).total_seconds(), 0.0),
                    end=end,
                    shift=k,
                    goes_home=stretch is stretches[-1],
                )
