"""Paid capacity and requirement, in agent-hours on queue over a scenario's horizon."""

from __future__ import annotations

from collections import defaultdict

from planner.plan.hours import counted_weeks
from planner.plan.leave import leave_credits
from planner.scenario import Contract, Scenario
from planner.staffing import required_agents


def capacity_ratio(scenario: Scenario) -> float:
    """What the contracts can give over what the queues need; 1 where nothing is to spare."""
    return sum(agent_hours(scenario).values()) / sum(required_hours(scenario).values())


def required_hours(scenario: Scenario) -> dict[str, float]:
    """By queue: required agents x hours of voice and chat, the work of email and social."""
    requirement = required_agents(scenario)
    hours = scenario.grid.interval_minutes / 60
    needed = requirement.required.sum(axis=1) * hours
    for deferred in requirement.deferred:
        needed[deferred.queue] = float(deferred.contacts @ deferred.work) * hours
    return dict(zip(scenario.queues, needed.tolist(), strict=True))


def agent_hours(scenario: Scenario) -> dict[str, float]:
    """By agent: weekly maxima less paid leave, breaks, activities and shrinkage."""
    busy: defaultdict[str, float] = defaultdict(float)
    for row in scenario.activities:
        for agent in row.agents:
            busy[agent] += row.minutes * row.count / 60
    return {
        agent: (_paid_hours(scenario, agent) * _on_queue_share(scenario.contract_of(agent)) - less)
        * scenario.site_of(agent).capacity
        for agent, less in ((agent, busy[agent]) for agent in scenario.agents)
    }


def _paid_hours(scenario: Scenario, agent: str) -> float:
    """Hours that an agent can work in the weeks that the horizon holds."""
    most = scenario.contract_of(agent).weekly_hours.max
    weeks = counted_weeks(scenario, agent)
    return sum(most - leave_credits(scenario, agent, monday).paid for monday in weeks)


def _on_queue_share(contract: Contract) -> float:
    """What the paid breaks of the longest shift leave of its paid time."""
    longest = max(contract.shift_minutes)
    resting = sum(one.minutes for one in contract.breaks_in(longest) if one.paid)
    return 1 - resting / contract.paid_minutes(longest)
