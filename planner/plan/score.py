"""The score of a schedule: every term of the objective, recomputed from the schedule itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.plan.cost import labour_cost, mean_hourly_rate
from planner.plan.coverage import Coverage, cover
from planner.plan.fairness import unfairness
from planner.plan.gaps import Gap, gaps
from planner.plan.placement import unplaced_minutes
from planner.plan.presence import missed_handover_minutes, missing_heads
from planner.plan.schedule import Schedule
from planner.plan.terms import changes, hours_short, start_spread, wishes_denied
from planner.scenario import Scenario
from planner.staffing import Requirement


@dataclass(frozen=True)
class Term:
    """One part of the objective: its value in its own unit, and what a unit is worth."""

    value: float
    weight: float

    @property
    def worth(self) -> float:
        """The term in late contacts."""
        return self.value * self.weight


@dataclass(frozen=True)
class Score:
    """What a schedule is worth, in late contacts; less is better.

    late_contacts_exact: the term without the convex envelope. contacts: all contacts that
    reach agents, backlog included, each with its queue's priority.
    """

    terms: Mapping[str, Term]
    late_contacts_exact: float
    contacts: float
    coverage: Coverage

    @property
    def objective(self) -> float:
        """The sum of all terms."""
        return sum(term.worth for term in self.terms.values())

    @property
    def late_contacts(self) -> float:
        """The value of the term of that name."""
        return self.terms["late_contacts"].value

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Where the schedule is short of agents, and why."""
        return gaps(self.coverage)


def score(scenario: Scenario, requirement: Requirement, schedule: Schedule) -> Score:
    """Every term of the objective for a schedule, in the order of their importance.

    Labour cost is no term where a rate or an exchange rate is unknown.
    """
    coverage = cover(scenario, requirement, schedule)
    weight = scenario.objective
    terms = {
        "uncovered_minutes": Term(
            _uncovered_minutes(scenario, schedule, coverage), weight.uncovered_minute
        ),
        "unplaced_minutes": Term(unplaced_minutes(scenario, schedule), weight.unplaced_minute),
        "late_contacts": Term(coverage.sharing.late_contacts, 1.0),
        "hours_short": Term(hours_short(scenario, schedule), weight.hour_short),
        **_labour_cost(scenario, schedule),
        "changes": Term(changes(scenario, schedule), weight.change),
        "wishes": Term(wishes_denied(scenario, schedule), weight.wish),
        "unfairness": Term(unfairness(scenario, schedule), weight.unfairness),
        "start_spread": Term(start_spread(scenario, schedule), weight.start_spread_hour),
    }
    return Score(
        terms=terms,
        late_contacts_exact=coverage.sharing.late_contacts_exact,
        contacts=weighted_contacts(scenario, requirement),
        coverage=coverage,
    )


def _uncovered_minutes(scenario: Scenario, schedule: Schedule, coverage: Coverage) -> float:
    missing = missing_heads(scenario, coverage.requirement.contacts.open, coverage.present)
    heads = float(missing.sum()) * scenario.grid.interval_minutes
    return heads + missed_handover_minutes(scenario, schedule)


def _labour_cost(scenario: Scenario, schedule: Schedule) -> dict[str, Term]:
    cost, mean = labour_cost(scenario, schedule), mean_hourly_rate(scenario)
    if cost is None or mean is None:
        return {}
    # Where every rate is zero, so is every cost, and no weight could make it count.
    weight = scenario.objective.paid_hour / mean if mean > 0 else 0.0
    return {"labour_cost": Term(cost, weight)}


def weighted_contacts(scenario: Scenario, requirement: Requirement) -> float:
    """All contacts that reach agents, and those waiting at the start, with their priorities."""
    volume = requirement.contacts.volume.sum(axis=1)
    return sum(
        queue.priority * (float(volume[i]) + (0.0 if queue.immediate else queue.backlog))
        for i, queue in enumerate(scenario.queues.values())
    )
