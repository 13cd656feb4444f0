"""Every rule and every term of the objective, as Timefold's constraint streams."""

# Timefold's own types know neither its filters nor what its lambdas are given.
# mypy: ignore-errors

from timefold.solver.score import (
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    HardSoftScore,
    Joiners,
    UniConstraintStream,
    constraint_provider,
)

from .domain import Day, Interval, Rhythm, Week
from .rhythm import broken
from .sharing import on_queue, spared

SHORT_PRICE = 0
SPREAD_PRICE = 0
UNFAIRNESS_PRICE = 0
"""Thousandths of a late contact: a minute short, a minute of spread, a shift of difference.

They are set before the constraints are built.
"""


@constraint_provider
def constraints(factory: ConstraintFactory) -> list[Constraint]:
    return [
        rest(factory),
        hours(factory),
        days(factory),
        nights(factory),
        rows(factory),
        weekends(factory),
        coverage(factory),
        days_cost(factory),
        hours_worked(factory),
        start_spread(factory),
        unfair_nights(factory),
    ]


def worked(factory: ConstraintFactory) -> "UniConstraintStream[Day]":
    return factory.for_each(Day).filter(lambda day: day.shift is not None)


def rest(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .join(
            Day,
            Joiners.equal(lambda day: day.agent),
            Joiners.equal(lambda day: day.date + 1, lambda day: day.date),
        )
        .filter(lambda a, b: b.shift is not None and b.shift.begin < a.shift.finish + a.rest)
        .penalize(
            HardSoftScore.ONE_HARD,
            lambda a, b: 1 + (a.shift.finish + a.rest - b.shift.begin) // 60,
        )
        .as_constraint("rest")
    )


def hours(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .group_by(lambda day: day.week, ConstraintCollectors.sum(lambda day: day.shift.paid))
        .join(Week, Joiners.equal(lambda week, paid: week, lambda week: week.id))
        .filter(lambda number, paid, week: paid > week.most_paid)
        .penalize(
            HardSoftScore.ONE_HARD, lambda number, paid, week: 1 + (paid - week.most_paid) // 60
        )
        .as_constraint("hours of a week")
    )


def days(factory: ConstraintFactory) -> Constraint:
    return (
        counted_by_week(worked(factory))
        .filter(lambda number, count, week: count > week.most_days)
        .penalize(HardSoftScore.ONE_HARD, lambda number, count, week: count - week.most_days)
        .as_constraint("days of a week")
    )


def nights(factory: ConstraintFactory) -> Constraint:
    return (
        counted_by_week(worked(factory).filter(lambda day: day.shift.night))
        .filter(lambda number, count, week: count > week.most_nights)
        .penalize(HardSoftScore.ONE_HARD, lambda number, count, week: count - week.most_nights)
        .as_constraint("nights of a week")
    )


def counted_by_week(days):
    """How many of these days each week has, with the week: (number, count, week)."""
    return days.group_by(lambda day: day.week, ConstraintCollectors.count()).join(
        Week, Joiners.equal(lambda week, count: week, lambda week: week.id)
    )


def rows(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .group_by(lambda day: day.agent, ConstraintCollectors.sum(lambda day: 1 << day.day))
        .join(Rhythm, Joiners.equal(lambda agent, bits: agent, lambda rhythm: rhythm.agent))
        .penalize(HardSoftScore.ONE_HARD, lambda agent, bits, rhythm: broken(rhythm, bits))
        .as_constraint("days in a row")
    )


def weekends(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .filter(lambda day: day.shift.weekend)
        .group_by(lambda day: day.agent, lambda day: day.week)
        .group_by(lambda agent, week: agent, ConstraintCollectors.count_bi())
        .join(Rhythm, Joiners.equal(lambda agent, count: agent, lambda rhythm: rhythm.agent))
        .filter(lambda agent, count, rhythm: count > rhythm.most_weekends)
        .penalize(HardSoftScore.ONE_HARD, lambda agent, count, rhythm: count - rhythm.most_weekends)
        .as_constraint("weekends")
    )


def coverage(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .expand(lambda day: on_queue(day))
        .flatten_last(lambda there: there)
        .group_by(lambda day, t: t, ConstraintCollectors.to_list(lambda day, t: day))
        .join(Interval, Joiners.equal(lambda t, there: t, lambda interval: interval.number))
        .reward(HardSoftScore.ONE_SOFT, lambda t, there, interval: spared(interval, there))
        .as_constraint("coverage")
    )


def days_cost(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .penalize(HardSoftScore.ONE_SOFT, lambda day: day.shift.cost - day.free_cost)
        .as_constraint("pay and wishes")
    )


def hours_worked(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .group_by(lambda day: day.week, ConstraintCollectors.sum(lambda day: day.shift.paid))
        .join(Week, Joiners.equal(lambda week, paid: week, lambda week: week.id))
        .reward(
            HardSoftScore.ONE_SOFT,
            lambda number, paid, week: SHORT_PRICE * min(paid, week.least_paid),
        )
        .as_constraint("hours up to the least")
    )


def start_spread(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .group_by(
            lambda day: day.week,
            ConstraintCollectors.min(lambda day: day.shift.minute),
            ConstraintCollectors.max(lambda day: day.shift.minute),
        )
        .join(Week, Joiners.equal(lambda week, least, most: week, lambda week: week.id))
        .filter(lambda number, least, most, week: most - least > week.most_spread)
        .penalize(
            HardSoftScore.ONE_SOFT,
            lambda number, least, most, week: SPREAD_PRICE * (most - least - week.most_spread),
        )
        .as_constraint("spread of starts")
    )


def unfair_nights(factory: ConstraintFactory) -> Constraint:
    return (
        worked(factory)
        .filter(lambda day: day.shift.night and day.peers >= 0)
        .group_by(
            lambda day: day.peers,
            lambda day: day.among,
            lambda day: day.agent,
            ConstraintCollectors.count(),
        )
        .group_by(
            lambda peers, among, agent, count: (peers, among),
            ConstraintCollectors.count_quad(),
            ConstraintCollectors.min(lambda peers, among, agent, count: count),
            ConstraintCollectors.max(lambda peers, among, agent, count: count),
        )
        .penalize(
            HardSoftScore.ONE_SOFT,
            lambda key, agents, least, most: (
                UNFAIRNESS_PRICE * (most - (least if agents == key[1] else 0))
            ),
        )
        .as_constraint("unfair nights")
    )
