"""Simulation: what customers would live through with the plan."""

from __future__ import annotations

import streamlit as st

from planner.promise import read_rounds
from planner.reports.figures import simulated_days, simulated_service
from planner.simulation import simulate_plan
from planner.simulation.told import (
    Simulated,
    SimulationTold,
    read_simulated_days,
    read_simulation,
    write_simulation,
)
from planner.ui.kept_choice import kept_choice
from planner.ui.on_desk import opened_plan
from planner.ui.opened import OpenedPlan
from planner.ui.pages.chart import show_figure
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.pages.table import show_table
from planner.ui.views import simulation as views
from planner.ui.views.markdown import plain


def show() -> None:
    """The page."""
    st.title("Simulation")
    plan = opened_plan()
    told = read_simulation(plan.folder)
    if told is None:
        st.info(views.NOT_YET)
        _offer(plan, "Simulate this plan")
        return
    show_large_figures(views.large_figures(told))
    show_figure(simulated_service(told.queues))
    st.caption(views.HOW)
    show_table(views.queues_table(told), views.MEANINGS, views.FORMATS)
    _show_days(plan, told)
    _show_rounds(plan)
    _offer(plan, "Simulate again, with more replications", replications=2 * told.replications)


def _show_days(plan: OpenedPlan, told: SimulationTold) -> None:
    st.header("Day by day")
    names = [queue.queue for queue in told.queues]
    queue = st.selectbox("Queue", names, **kept_choice("simulated queue", names, names[0]))
    days = read_simulated_days(plan.folder, queue)
    show_figure(simulated_days(queue, plan.scenario.queues[queue].time_zone, days))
    st.caption(plain(views.days_words(queue, [day.chance_met for day in days])))


def _show_rounds(plan: OpenedPlan) -> None:
    rounds = read_rounds(plan.folder)
    if rounds:
        st.header("How the plan came about")
        st.caption(views.ROUNDS)
        show_table(views.rounds_table(rounds), views.ROUND_MEANINGS, views.ROUND_FORMATS)


def _offer(plan: OpenedPlan, words: str, replications: int | None = None) -> None:
    if st.button(words, icon=":material/play_arrow:"):
        _simulate(plan, replications or plan.scenario.simulation.replications)
        st.rerun()


def _simulate(plan: OpenedPlan, replications: int) -> None:
    """Simulate while the page shows how far it is."""
    bar = st.progress(0.0, "Getting ready; on the very first run this takes minutes")

    def hear(done: int) -> None:
        bar.progress(done / replications, f"Replication {done} of {replications}")

    service = simulate_plan(
        plan.scenario, plan.requirement, plan.schedule, replications=replications, on_progress=hear
    )
    write_simulation(plan.folder, Simulated(plan.coverage, service))
