"""What a plan means for customers, in a few lines."""

from __future__ import annotations

from planner.plan.clock_changes import nights_inside
from planner.plan.cost import reporting_currency, why_cost_is_left_out
from planner.plan.provenance import OPTIMAL_GAP
from planner.planning import Plan
from planner.reports.clock_changes import clocks_line
from planner.reports.simulation_text import simulated_line
from planner.reports.words import count, hours, plural, share
from planner.simulation.told import Simulated


def headline_text(plan: Plan, told: Simulated) -> str:
    """Late contacts against the fewest possible and as simulated, the work, and how sure that is.

    And when clocks change, if they do inside the horizon.
    """
    lines = (
        _title(plan), "", _customers(plan), simulated_line(told), _work(plan), _proof(plan),
        *_clocks(plan),
    )  # fmt: skip
    return "\n".join(lines)


def _title(plan: Plan) -> str:
    horizon = plan.scenario.horizon
    shifts = plural(len(plan.schedule.shifts), "shift")
    agents = plural(len(plan.schedule.by_agent), "agent")
    return (
        f"{plan.scenario.name}: {shifts} for {agents}, {plural(horizon.days, 'day')} from "
        f"{horizon.start}; violations: 0"
    )


def _customers(plan: Plan) -> str:
    score = plan.score
    rate = score.late_contacts / score.contacts if score.contacts else 0.0
    return (
        f"late contacts  {count(score.late_contacts)} of {count(score.contacts)} ({share(rate)}); "
        f"the fewest that any plan could have: {count(plan.provenance.late_contacts_bound)}; "
        f"service gap: {share(plan.service_gap)}"
    )


def _work(plan: Plan) -> str:
    scenario = plan.scenario
    paid = sum(s.paid_minutes(scenario.contract_of(s.agent)) for s in plan.schedule.shifts)
    cost = plan.score.terms.get("labour_cost")
    if cost is None:
        return f"paid work      {hours(paid)}; {why_cost_is_left_out(scenario)}"
    return f"paid work      {hours(paid)}, {count(cost.value)} {reporting_currency(scenario)}"


def _proof(plan: Plan) -> str:
    objective = f"objective      {count(plan.score.objective)}"
    if plan.gap <= OPTIMAL_GAP:
        return f"{objective}, optimal: no plan has a smaller one"
    bound = count(plan.provenance.lower_bound)
    return f"{objective}; no plan can be below {bound} (gap {share(plan.gap)})"


def _clocks(plan: Plan) -> list[str]:
    nights = nights_inside(plan.scenario)
    return [clocks_line(nights)] if nights else []
