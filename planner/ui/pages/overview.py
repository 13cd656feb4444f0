"""Overview: what the plan means for customers, and for those who work it."""

from __future__ import annotations

import streamlit as st

from planner.plan.cost import reporting_currency
from planner.reports.figures import fairness, language_strip, late_contacts, service_by_queue
from planner.reports.zone_choice import ZoneChoice
from planner.simulation.told import read_simulation
from planner.ui.door import door
from planner.ui.on_desk import opened_plan, opened_plan_or_none, opened_scenario, zone_choice
from planner.ui.opened import OpenedPlan
from planner.ui.pages.chart import show_figure
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.pages.scenario_summary import show_scenario_summary
from planner.ui.pages.table import show_table
from planner.ui.session import desk
from planner.ui.views import simulation
from planner.ui.views.gaps_now import gaps_now
from planner.ui.views.overview import customers, service, terms, work
from planner.ui.views.overview.heading import heading
from planner.ui.views.overview.proof import proof
from planner.ui.views.overview.verdict import clock_changes, verdict, warnings
from planner.ui.views.overview.worst_gaps import GapWords, all_gaps, worst_gaps
from planner.ui.views.zones import one_zone

STRIP = (
    "A number is how many of a hundred required agents are there in that hour of a usual day; bold "
    "is the worst hour of a language. Where none is written all are there, and where nothing is "
    "drawn nobody is needed."
)


def show() -> None:
    """The page; where there is no plan yet, what is to be planned."""
    st.title("Overview")
    inputs = opened_scenario()
    if opened_plan_or_none() is None:
        show_scenario_summary(inputs)
        return
    plan = opened_plan()
    with st.spinner("Working out what the plan is worth"):
        _show_what_it_is(plan)
    _show_customers(plan)
    with door():
        _show_worst_gaps(plan)
    _show_service(plan)
    _show_day(plan)
    _show_work(plan)
    _show_terms(plan)


def _show_what_it_is(plan: OpenedPlan) -> None:
    st.markdown(heading(plan, one_zone(plan.scenario, desk().zone)))
    for warning in warnings(plan):
        st.warning(warning)
    if plan.violations:
        st.error(verdict(plan.violations), icon=":material/gavel:")
    else:
        st.success(verdict(plan.violations), icon=":material/verified:")


def _show_customers(plan: OpenedPlan) -> None:
    st.header("Customers")
    told = customers.customers(plan.score, proof(plan))
    show_large_figures(customers.large_figures(told))
    if told.fewest is not None and told.late > 0:
        show_figure(late_contacts(told.late, told.fewest))
    st.caption(customers.LEGEND)


def _show_worst_gaps(plan: OpenedPlan) -> None:
    st.header("Where it hurts most, and why")
    with st.spinner("Looking for gaps and their causes"):
        gaps = gaps_now(plan)
    worst = worst_gaps(gaps, zone_choice())
    if not worst:
        st.write("Nowhere is a queue short of people.")
        return
    for gap in worst:
        _show_gap(gap)
    st.caption(all_gaps(gaps))


def _show_gap(gap: GapWords) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(gap.title)
        st.markdown(gap.why)
        if gap.standings:
            with st.expander("Who could serve it, and what stands against it"):
                st.markdown("\n".join(f"- {line}" for line in gap.standings))


def _show_service(plan: OpenedPlan) -> None:
    st.header("Service by queue")
    rows = plan.service
    st.write(service.targets_met(rows))
    told = read_simulation(plan.folder)
    if told is not None:
        st.write(simulation.brief(told))
    show_figure(service_by_queue(rows))
    show_table(service.service_table(rows), service.MEANINGS, service.FORMATS)


def _show_day(plan: OpenedPlan) -> None:
    st.header("The day around the world")
    zone = one_zone(plan.scenario, desk().zone)
    show_figure(language_strip(plan.coverage, ZoneChoice(plan.scenario, zone)))
    st.caption(STRIP)
    changes = clock_changes(plan.scenario)
    if changes is not None:
        st.caption(changes)


def _show_work(plan: OpenedPlan) -> None:
    scenario, schedule = plan.scenario, plan.schedule
    st.header("Cost, hours and fairness")
    show_large_figures(work.large_figures(scenario, schedule, plan.score))
    show_table(plan.sites)
    show_figure(fairness(scenario, plan.burdens))


def _show_terms(plan: OpenedPlan) -> None:
    st.header("What the plan weighs")
    st.markdown(terms.INTRODUCTION)
    st.table(terms.terms_table(plan.score, reporting_currency(plan.scenario)), hide_index=True)
    st.markdown(terms.objective_words(plan.score, proof(plan)))
