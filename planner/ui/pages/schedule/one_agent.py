"""An agent's own page: who it is, their weeks, wishes, time off, and days."""

from __future__ import annotations

import streamlit as st

from planner.ui.kept_choice import kept_choice
from planner.ui.opened import OpenedPlan
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.pages.schedule.hand_edits import edited_now, hand_edit
from planner.ui.pages.table import show_table
from planner.ui.views.markdown import plain
from planner.ui.views.schedule import calendar, weeks, wishes
from planner.ui.views.schedule.profile import profile


def show_one_agent(plan: OpenedPlan) -> None:
    """Everything about one agent, in that agent's local time."""
    scenario, schedule = plan.scenario, edited_now(plan).schedule
    agents = scenario.agents
    agent: str = st.selectbox(
        "Agent", list(agents), **kept_choice("schedule agent", list(agents), next(iter(agents))),
        format_func=lambda agent: f"{agents[agent].name} ({agent}, {agents[agent].site})",
    )  # fmt: skip
    if hand_edit(plan).edits:
        st.info("With your hand edits, which are not saved yet.")
    st.markdown(profile(scenario, agent))
    judged = wishes.judged_wishes(scenario, schedule, agent)
    kept = sum(not one.denied for one in judged)
    show_large_figures(weeks.large_figures(scenario, schedule, agent, (kept, len(judged))))
    _show_weeks(plan, agent)
    st.subheader("Wishes")
    if judged:
        show_table(wishes.wishes_table(judged))
    else:
        st.write("None in the inputs.")
    st.subheader("Time off")
    _show_time_off(plan, agent)
    st.subheader(f"Day by day, times in {plain(scenario.zone_of(agent))}")
    st.table(calendar.calendar_table(scenario, schedule, agent), hide_index=True)


def _show_weeks(plan: OpenedPlan, agent: str) -> None:
    schedule = edited_now(plan).schedule
    st.subheader("Weeks against the contract")
    found = weeks.agent_weeks(plan.scenario, schedule, agent)
    contract = plan.scenario.contract_of(agent)
    show_table(weeks.weeks_table(found, contract), weeks.MEANINGS)


def _show_time_off(plan: OpenedPlan, agent: str) -> None:
    absences = calendar.time_off_table(plan.scenario, agent)
    if absences.empty:
        st.write("None in the inputs.")
    else:
        show_table(absences)
