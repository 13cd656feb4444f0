"""What is to be planned, and what to do next, as a part of pages."""

from __future__ import annotations

import streamlit as st

from planner.ui.opened import OpenedScenario
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.pages.table import show_table
from planner.ui.views import scenario_summary
from planner.ui.views.markdown import plain

NEXT = (
    "There is no plan of this scenario yet. **Press Make a plan in the sidebar**: the first good "
    "one is usually there within a minute, and this page then tells what it is worth. Until then, "
    "the page Demand shows what customers need, and Inputs everything that can be changed."
)


def show_scenario_summary(inputs: OpenedScenario) -> None:
    """A scenario's people, sites and queues, before there is a plan."""
    scenario = inputs.scenario
    st.info(NEXT)
    st.header(plain(scenario.name))
    show_large_figures(scenario_summary.large_figures(scenario, inputs.requirement))
    st.subheader("Sites")
    show_table(scenario_summary.sites_table(scenario))
    st.subheader("Queues")
    show_table(scenario_summary.queues_table(scenario))
