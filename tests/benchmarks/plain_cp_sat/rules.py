"""The labour rules of one agent, each as rows over that agent's shifts."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from .shifts import DayOfAgent, Literal, Person


def add_rules(model: cp_model.CpModel, person: Person) -> None:
    """Every hard rule that holds for an agent."""
    _rest_between_shifts(model, person)
    _days_in_a_row(model, person)
    _days_off_in_a_row(model, person)
    _hours_days_and_nights_of_weeks(model, person)


def _rest_between_shifts(model: cp_model.CpModel, person: Person) -> None:
    """No two shifts of different days where the later begins before the earlier's rest is over."""
    for d, earlier in enumerate(person.days):
        for later in person.days[d + 1 :]:
            if not _unrested(model, earlier, later, person.agent.rest):
                break


def _unrested(model: cp_model.CpModel, earlier: DayOfAgent, later: DayOfAgent, rest: int) -> bool:
    """Forbid what is too close; returns whether anything was.

    Two shifts too close are on either side of the later one's beginning, rest counted.
    """
    ends = {offer.finish + rest for offer, _ in earlier.offers}
    begins = sorted({offer.begin for offer, _ in later.offers})
    close = [begin for begin in begins if any(end > begin for end in ends)]
    for begin in close:
        before = [literal for offer, literal in earlier.offers if offer.finish + rest > begin]
        after = [literal for offer, literal in later.offers if offer.begin <= begin]
        model.add_at_most_one(before + after)
    return bool(close)


def _days_in_a_row(model: cp_model.CpModel, person: Person) -> None:
    """In so many days and one more, one is free; the days before the horizon count."""
    most, worked = person.agent.most_in_a_row, [day.worked for day in person.days]
    before: list[Literal | int] = [1] * min(person.agent.run_before, most)
    together = before + worked
    for first in range(len(together) - most):
        model.add(sum(together[first : first + most + 1]) <= most)


def _days_off_in_a_row(model: cp_model.CpModel, person: Person) -> None:
    """No shorter run of free days between two worked ones."""
    worked = [day.worked for day in person.days]
    for length in range(1, person.agent.least_days_off):
        for first in range(len(worked) - length - 1):
            _no_run(model, worked[first], worked[first + 1 :], length)
        if person.agent.first_date_taken and length < len(worked):
            _no_run(model, None, worked, length)


def _no_run(
    model: cp_model.CpModel, before: Literal | None, days: Sequence[Literal], length: int
) -> None:
    closed = [] if before is None else [before.negated()]
    model.add_bool_or([*closed, *days[:length], days[length].negated()])


def _hours_days_and_nights_of_weeks(model: cp_model.CpModel, person: Person) -> None:
    for number, week in enumerate(person.agent.weeks):
        days = person.week(number)
        model.add(paid_minutes(days) <= week.most_paid)
        model.add(sum(day.worked for day in days) <= week.most_days)
        if week.most_nights is not None:
            nights = [literal for day in days for literal in day.such(lambda offer: offer.night)]
            model.add(sum(nights) <= week.most_nights)


def paid_minutes(days: Sequence[DayOfAgent]) -> cp_model.LinearExprT:
    """The paid minutes of some days."""
    return sum(offer.paid * literal for day in days for offer, literal in day.offers)


def weekends_worked(model: cp_model.CpModel, person: Person) -> list[Literal | int]:
    """Whether each week's weekend is worked; no more than may be are."""
    weekends: list[Literal | int] = []
    for number in range(len(person.agent.weeks)):
        touching = [day.such(lambda offer: offer.weekend) for day in person.week(number)]
        if number == 0 and person.agent.weekend_before:
            weekends.append(1)
        elif any(touching):
            weekend = model.new_bool_var("weekend")
            for literals in filter(None, touching):
                model.add(sum(literals) <= weekend)
            weekends.append(weekend)
    if person.agent.most_weekends is not None:
        model.add(sum(weekends) <= person.agent.most_weekends)
    return weekends
