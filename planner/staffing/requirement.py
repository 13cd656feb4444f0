"""How many agents each queue needs, and what it costs to give fewer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.demand import Contacts, forecast_contacts
from planner.scenario import Scenario
from planner.staffing.cases import distinct_cases
from planner.staffing.curves import LateCurves, late_curves
from planner.staffing.deferred import DeferredWork, deferred_work, spread_over_windows
from planner.staffing.kernels import least_agents


@dataclass(frozen=True)
class Requirement:
    """Everything that a plan must know of its customers.

    `required` is float [Q, T], in agents. Voice and chat: the least whole number of
    dedicated agents that meets the interval's targets, service level as a share of
    offered contacts, abandonment and occupancy; 0 where the queue is closed or nobody
    comes. Email and social: the work that arrives, a backlog included, spread evenly
    over its service window. `curves` tell the price of fewer agents for voice and chat,
    `deferred` the cohorts of every email and social queue, in scenario order.
    """

    contacts: Contacts
    required: NDArray[np.float64]
    curves: LateCurves
    deferred: tuple[DeferredWork, ...]


def required_agents(scenario: Scenario) -> Requirement:
    """The requirement of a scenario's forecast."""
    contacts = forecast_contacts(scenario)
    distinct = distinct_cases(scenario, contacts)
    least = least_agents(distinct.cases)
    required = np.zeros(contacts.volume.shape)
    required[distinct.rows] = least[distinct.number]
    queues = list(scenario.queues.values())
    deferred = tuple(
        deferred_work(i, queue, contacts) for i, queue in enumerate(queues) if not queue.immediate
    )
    for work in deferred:
        required[work.queue] = spread_over_windows(work, queues[work.queue], contacts)
    return Requirement(
        contacts=contacts,
        required=required,
        curves=late_curves(distinct, least, len(queues)),
        deferred=deferred,
    )
