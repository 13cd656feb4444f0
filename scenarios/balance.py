"""Volumes that a given staff can just serve, with nothing to spare or a given share of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.scenario import Scenario
from scenarios.capacity import agent_hours, required_hours

FIRST_LANGUAGE = 0.75
"""The share of their time that people of several languages have for their first."""

ROUNDS = 12
CLOSE_ENOUGH = 0.001
TOO_FAR = 0.02
STRETCH = 1.4
"""Requirements grow as volumes to a power of 0.4 (small queues) to 1: volumes go further."""


def hours_for(scenario: Scenario, weights: Mapping[str, float]) -> dict[str, float]:
    """How many of the staff's hours each queue can have.

    Everyone has most of their time for their first language, in proportion to the weights
    of the queues that they may serve. So no language is short of hands while another has
    hands to spare, and who speaks two can help out in both.
    """
    given = dict.fromkeys(scenario.queues, 0.0)
    for agent, hours in agent_hours(scenario).items():
        for queue, share in time_shares(scenario, agent, weights).items():
            given[queue] += share * hours
    return given


def time_shares(scenario: Scenario, agent: str, weights: Mapping[str, float]) -> dict[str, float]:
    """How an agent's time divides among the queues; the shares add up to one."""
    by_language: dict[str, list[str]] = {spoken: [] for spoken in scenario.agents[agent].languages}
    for queue in scenario.queues_of(agent):
        by_language[scenario.queues[queue].language].append(queue)
    served = [queues for queues in by_language.values() if queues]
    shares: dict[str, float] = {}
    for queues, part in zip(served, language_shares(len(served)), strict=True):
        total = sum(weights[queue] for queue in queues)
        shares |= {queue: part * weights[queue] / total for queue in queues}
    return shares


def language_shares(languages: int) -> list[float]:
    """The first language's share of somebody's time, and what is left for each other."""
    if languages == 1:
        return [1.0]
    return [FIRST_LANGUAGE, *[(1 - FIRST_LANGUAGE) / (languages - 1)] * (languages - 1)]


def factors_for(scenario: Scenario, wanted: Mapping[str, float]) -> dict[str, float]:
    """By what to multiply each queue's forecast so that it requires the wanted hours.

    Raises ValueError where a queue requires more, however few contacts it has, or where
    nobody may serve it.
    """
    refuse([queue for queue, hours in wanted.items() if not hours], "nobody may serve them")
    factors = dict.fromkeys(scenario.queues, 1.0)
    for _ in range(ROUNDS):
        required = required_hours(scaled(scenario, factors))
        missed = {queue: wanted[queue] / required[queue] for queue in factors}
        if all(abs(ratio - 1) <= CLOSE_ENOUGH for ratio in missed.values()):
            return factors
        factors = {queue: factor * missed[queue] ** STRETCH for queue, factor in factors.items()}
    far = [queue for queue, ratio in missed.items() if abs(ratio - 1) > TOO_FAR]
    refuse(far, "even a few contacts require more")
    return factors


def refuse(queues: Sequence[str], reason: str) -> None:
    """Raises ValueError where there are such queues."""
    if queues:
        raise ValueError(f"too few agents for {', '.join(queues)}: {reason}")


def scaled(scenario: Scenario, factors: Mapping[str, float]) -> Scenario:
    """The scenario with each queue's forecast multiplied."""
    rows = tuple(
        row.model_copy(update={"volume": row.volume * factors[row.queue]})
        for row in scenario.forecast
    )
    return scenario.model_copy(update={"forecast": rows})
