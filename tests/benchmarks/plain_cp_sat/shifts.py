"""The decisions: one boolean for each agent, day and shift, and one for each way its breaks lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ortools.sat.python import cp_model

from ..peer_case import Agent, Case, Choice, Offer

Literal: TypeAlias = cp_model.IntVar


@dataclass(frozen=True)
class DayOfAgent:
    """A day: whether it is `worked`, the literal of each offer, and of each offer's places."""

    worked: Literal
    offers: tuple[tuple[Offer, Literal], ...]
    places: tuple[tuple[Literal, ...], ...]

    def such(self, wanted: Callable[[Offer], bool]) -> list[Literal]:
        """The literals of the offers of a kind."""
        return [literal for offer, literal in self.offers if wanted(offer)]


@dataclass(frozen=True)
class Person:
    """An agent with the days that were made of theirs."""

    agent: Agent
    days: tuple[DayOfAgent, ...]

    def week(self, number: int) -> list[DayOfAgent]:
        """The days of a week."""
        return [d for day, d in zip(self.agent.days, self.days, strict=True) if day.week == number]


def people(case: Case, model: cp_model.CpModel) -> list[Person]:
    """Everybody's decisions."""
    return [Person(agent, tuple(_days(case, model, agent))) for agent in case.agents]


def _days(case: Case, model: cp_model.CpModel, agent: Agent) -> Iterable[DayOfAgent]:
    for day in agent.days:
        worked = model.new_bool_var("worked")
        offers = tuple((offer, model.new_bool_var("shift")) for offer in day.offers)
        model.add_exactly_one(worked.negated(), *(literal for _, literal in offers))
        if day.free_cost is None:
            model.add(worked == 1)
        places = tuple(_places(case, model, offer, literal) for offer, literal in offers)
        yield DayOfAgent(worked, offers, places)


def _places(
    case: Case, model: cp_model.CpModel, offer: Offer, shift: Literal
) -> tuple[Literal, ...]:
    ways = len(case.places[offer.shape])
    if ways == 1:
        return (shift,)
    literals = tuple(model.new_bool_var("breaks") for _ in range(ways))
    model.add(sum(literals) == shift)
    return literals


def chosen(everybody: Iterable[Person], solver: cp_model.CpSolver) -> list[Choice]:
    """The shifts of a solution."""
    return [
        Choice(a, d, o, place)
        for a, person in enumerate(everybody)
        for d, day in enumerate(person.days)
        for o, literals in enumerate(day.places)
        for place, literal in enumerate(literals)
        if solver.boolean_value(literal)
    ]
