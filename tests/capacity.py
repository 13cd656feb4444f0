"""Paid capacity against requirement: how tight a scenario is, in agent-hours on queue."""

from __future__ import annotations

from planner.plan.hours import counted_weeks
from planner.plan.leave import leave_credits
from planner.scenario import Contract, Scenario
from planner.staffing import Requirement


def capacity_ratio(scenario: Scenario, requirement: Requirement) -> float:
    """What the contracts can give over what the queues need; 1 where nothing is to spare."""
    return available_hours(scenario) / required_hours(requirement)


def required_hours(requirement: Requirement) -> float:
    """Required agents x hours of voice and chat, and the work of email and social."""
    hours = requirement.contacts.grid.interval_minutes / 60
    immediate = requirement.curves.length > 0
    work = sum(float(deferred.contacts @ deferred.work) for deferred in requirement.deferred)
    return hours * (float(requirement.required[immediate].sum()) + work)


def workload_hours(scenario: Scenario, requirement: Requirement) -> float:
    """The pure handling time of all contacts, in agent-hours: erlangs over the horizon."""
    contacts = requirement.contacts
    handling = (contacts.volume * contacts.handle_time).sum(axis=1) / 3600
    concurrency = [queue.concurrency for queue in scenario.queues.values()]
    return float((handling / concurrency).sum())


def available_hours(scenario: Scenario) -> float:
    """Weekly maxima less paid leave, breaks, activities and shrinkage."""
    return sum(agent_hours(scenario, agent) for agent in scenario.agents)


def agent_hours(scenario: Scenario, agent: str) -> float:
    """One agent's hours on queue over the horizon's weeks, at the site's capacity."""
    contract = scenario.contract_of(agent)
    paid = sum(
        contract.weekly_hours.max - leave_credits(scenario, agent, monday).paid
        for monday in counted_weeks(scenario, agent)
    )
    busy = sum(row.minutes * row.count for row in scenario.activities if agent in row.agents) / 60
    return (paid * on_queue_share(contract) - busy) * scenario.site_of(agent).capacity


def on_queue_share(contract: Contract) -> float:
    """What the paid breaks of the longest shift leave of its paid time."""
    longest = max(contract.shift_minutes)
    paid = contract.paid_minutes(longest)
    return 1 - sum(b.minutes for b in contract.breaks_in(longest) if b.paid) / paid
