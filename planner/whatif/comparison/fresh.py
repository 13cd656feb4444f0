"""A plan fresh from the search, as comparisons see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.plan import QueueService, Shift, service
from planner.plan.cost import shift_cost
from planner.scenario import Scenario
from planner.whatif.comparison.figures import Figures
from planner.whatif.comparison.record import PlanRecord, QueueRecord, ShiftRecord, horizon_days

if TYPE_CHECKING:
    from planner.planning import Plan


def record_of(plan: Plan, label: str) -> PlanRecord:
    """The record that a plan's folder would give, without a folder."""
    rows = service(plan.score.coverage)
    days = horizon_days((row.queue, row.date) for row in rows if row.date is not None)
    assert days is not None
    return PlanRecord(
        label=label,
        figures=Figures.model_validate(plan.figures),
        days=days,
        queues={row.queue: _queue(row) for row in rows if row.date is None},
        shifts=tuple(_shift(plan.scenario, shift) for shift in plan.schedule.shifts),
    )


def _queue(row: QueueService) -> QueueRecord:
    return QueueRecord(
        queue=row.queue,
        contacts=row.contacts,
        late_contacts=row.late_contacts,
        service_level=row.service_level,
        target=row.target,
    )


def _shift(scenario: Scenario, shift: Shift) -> ShiftRecord:
    site = scenario.site_of(shift.agent)
    return ShiftRecord(
        agent=shift.agent,
        site=scenario.agents[shift.agent].site,
        date=shift.date,
        start=shift.start,
        end=shift.end,
        time_zone=site.time_zone,
        paid_minutes=shift.paid_minutes(scenario.contract_of(shift.agent)),
        cost=shift_cost(scenario, shift),
        currency=site.currency,
    )
