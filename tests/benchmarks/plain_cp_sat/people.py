"""What people's time costs: pay and wishes, short weeks, scattered starts, unfair burdens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortools.sat.python import cp_model

from ..peer_case import Case
from .objective import Objective
from .rules import paid_minutes, weekends_worked
from .shifts import Literal, Person

MINUTES_A_DAY = 1440


def add_people(
    case: Case, model: cp_model.CpModel, cost: Objective, everybody: Sequence[Person]
) -> None:
    """Every term but coverage."""
    nights: dict[int, list[cp_model.LinearExprT]] = defaultdict(list)
    weekends: dict[int, list[cp_model.LinearExprT]] = defaultdict(list)
    for person in everybody:
        _days_cost(cost, person)
        for number in range(len(person.agent.weeks)):
            _short_week_costs(case, model, cost, person, number)
            _scattered_starts_cost(case, model, cost, person, number)
        worked = weekends_worked(model, person)
        if person.agent.peers >= 0:
            nights[person.agent.peers].append(_nights(person))
            weekends[person.agent.peers].append(sum(worked))
    for burdens in (*nights.values(), *weekends.values()):
        _unfairness_costs(case, model, cost, burdens)


def _days_cost(cost: Objective, person: Person) -> None:
    for told, day in zip(person.agent.days, person.days, strict=True):
        free_cost = told.free_cost or 0.0
        cost.add(free_cost, 1)
        cost.add(-free_cost, day.worked)
        for offer, literal in day.offers:
            cost.add(offer.cost, literal)


def _short_week_costs(
    case: Case, model: cp_model.CpModel, cost: Objective, person: Person, number: int
) -> None:
    least = round(person.agent.weeks[number].least_paid)
    if least > 0:
        short = model.new_int_var(0, least, "short")
        model.add(short >= least - paid_minutes(person.week(number)))
        cost.add(case.short_price, short)


def _scattered_starts_cost(
    case: Case, model: cp_model.CpModel, cost: Objective, person: Person, number: int
) -> None:
    """From the earliest start of the day to the latest, never round midnight."""
    limit = person.agent.most_spread
    if limit is None or not case.spread_price:
        return
    earliest = model.new_int_var(0, MINUTES_A_DAY, "earliest start")
    beyond = model.new_int_var(0, MINUTES_A_DAY, "beyond")
    for day in person.week(number):
        start = sum(offer.minute * literal for offer, literal in day.offers)
        free = MINUTES_A_DAY * day.worked.negated()
        model.add(earliest <= start + free)
        model.add(start - earliest <= limit + beyond)
    cost.add(case.spread_price, beyond)


def _nights(person: Person) -> cp_model.LinearExprT:
    literals: list[Literal] = []
    for day in person.days:
        literals += day.such(lambda offer: offer.night)
    return sum(literals)


def _unfairness_costs(
    case: Case, model: cp_model.CpModel, cost: Objective, burdens: Sequence[cp_model.LinearExprT]
) -> None:
    """The most among peers, less the least."""
    most = max(len(agent.days) for agent in case.agents)
    spread = model.new_int_var(0, most, "spread")
    least = model.new_int_var(0, most, "least")
    for burden in burdens:
        model.add(burden >= least)
        model.add(burden <= least + spread)
    cost.add(case.unfairness_price, spread)
