"""The numbers behind one required number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.scenario import Scenario
from planner.staffing.explained.answered_now import AnsweredNow, answered_now
from planner.staffing.explained.waiting_work import WaitingWork, waiting_work
from planner.staffing.requirement import Requirement


@dataclass(frozen=True)
class RequirementExplained:
    """Why a queue requires so many agents in the interval that begins at `start`.

    time_zone: the customers'. volume: contacts that arrive in it. load: the work that they
    bring, in erlangs. required: agents, as `required_agents` says. min_agents: people who must
    be present besides, whatever comes.
    """

    queue: str
    time_zone: str
    start: datetime
    interval_minutes: int
    open: bool
    volume: float
    handle_time_seconds: float
    load: float
    required: float
    min_agents: int
    reason: AnsweredNow | WaitingWork

    @property
    def model(self) -> str:
        """`Erlang A`, `Erlang C`, or `deferred` where contacts wait for their deadline."""
        return self.reason.model if isinstance(self.reason, AnsweredNow) else "deferred"


def explain_requirement(
    scenario: Scenario, requirement: Requirement, queue: str, interval: int
) -> RequirementExplained:
    """The numbers behind `required` of a queue in an interval of the grid."""
    contacts = requirement.contacts
    number = contacts.queues.index(queue)
    volume = float(contacts.volume[number, interval])
    handle_time = float(contacts.handle_time[number, interval])
    return RequirementExplained(
        queue=queue,
        time_zone=scenario.queues[queue].time_zone,
        start=contacts.grid.instant(interval),
        interval_minutes=contacts.grid.interval_minutes,
        open=bool(contacts.open[number, interval]),
        volume=volume,
        handle_time_seconds=handle_time,
        load=volume * handle_time / (contacts.grid.interval_minutes * 60),
        required=float(requirement.required[number, interval]),
        min_agents=scenario.queues[queue].min_agents,
        reason=_reason(scenario, requirement, number, interval),
    )


def _reason(
    scenario: Scenario, requirement: Requirement, number: int, interval: int
) -> AnsweredNow | WaitingWork:
    queue = scenario.queues[requirement.contacts.queues[number]]
    if queue.immediate:
        return answered_now(queue, requirement.contacts, number, interval)
    work = next(work for work in requirement.deferred if work.queue == number)
    return waiting_work(queue, work, requirement.contacts, interval)
