"""The work that a plan takes: cost, hours, and how they fall on sites."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from planner.plan import Schedule, Score, Shift
from planner.plan.cost import reporting_currency, shift_cost
from planner.reports.words import count, hours, plural
from planner.scenario import Scenario
from planner.ui.views.large_figure import LargeFigure

COST = "Of all planned shifts, premiums for nights, Sundays and holidays included."
PAID = "Elapsed time of the shifts less unpaid breaks."
SHORT = "Hours that people are paid less than the least of their contract, week by week."
UNEVEN = (
    "Among those of one site and contract, the most nights less the fewest, plus the same of "
    "weekends, added up. The picture below shows who has how many."
)
NOT_KNOWN = "not known"


def large_figures(scenario: Scenario, schedule: Schedule, score: Score) -> tuple[LargeFigure, ...]:
    """Cost, paid hours, hours short and uneven burdens of a schedule."""
    short = score.terms["hours_short"].value
    uneven = score.terms["unfairness"].value
    people = len(schedule.by_agent)
    return (
        _cost(scenario, score),
        LargeFigure(
            "Paid hours", _paid(scenario, schedule.shifts),
            f"{plural(len(schedule.shifts), 'shift')}, {plural(people, 'agent')}", PAID,
        ),
        LargeFigure(
            "Below weekly minima", f"{count(short)} h",
            "none are missing" if short == 0 else "that people miss", SHORT,
        ),
        LargeFigure("Uneven burdens", count(uneven), "nights and weekends", UNEVEN),
    )  # fmt: skip


def _cost(scenario: Scenario, score: Score) -> LargeFigure:
    term = score.terms.get("labour_cost")
    if term is None:
        return LargeFigure("Labour cost", NOT_KNOWN, "a rate is missing", COST)
    label = f"Labour cost, {reporting_currency(scenario)}"
    each = f"{term.value / score.contacts:,.2f} a contact" if score.contacts else "no contacts"
    return LargeFigure(label, count(term.value), each, COST)


def _paid(scenario: Scenario, shifts: Sequence[Shift]) -> str:
    return hours(sum(s.paid_minutes(scenario.contract_of(s.agent)) for s in shifts))


def work_by_site(scenario: Scenario, schedule: Schedule) -> pd.DataFrame:
    """A row per site: who works, how much, and what it costs there."""
    return pd.DataFrame([_site_row(scenario, schedule, site) for site in scenario.sites])


def _site_row(scenario: Scenario, schedule: Schedule, site: str) -> dict[str, str]:
    team = [agent for agent, who in scenario.agents.items() if who.site == site]
    shifts = [shift for agent in team for shift in schedule.of(agent)]
    working = sum(bool(schedule.of(agent)) for agent in team)
    return {
        "Site": site,
        "Clock": scenario.sites[site].time_zone,
        "Agents with a shift": f"{working} of {len(team)}",
        "Shifts": f"{len(shifts):,}",
        "Paid hours": _paid(scenario, shifts),
        "Cost there": _site_cost(scenario, site, shifts),
    }


def _site_cost(scenario: Scenario, site: str, shifts: Sequence[Shift]) -> str:
    costs = [shift_cost(scenario, shift) for shift in shifts]
    told = [cost for cost in costs if cost is not None]
    if len(told) < len(costs):
        return NOT_KNOWN
    return f"{count(sum(told))} {scenario.sites[site].currency}"
