"""Changes to try out: what they ask for at once, and what a plan makes of them."""

from __future__ import annotations

import streamlit as st

from planner.ui.on_desk import opened_plan, opened_plan_or_none, opened_scenario
from planner.ui.pages.whatif import draft
from planner.ui.pages.whatif.asked_for import show_asked_for
from planner.ui.pages.whatif.change_list import show_list
from planner.ui.pages.whatif.computed import outcome_of, told_of
from planner.ui.pages.whatif.new_change import show_new
from planner.ui.pages.whatif.planning import show_planning
from planner.ui.pages.whatif.results import show_results
from planner.ui.pages.whatif.toolbar import show_toolbar
from planner.ui.views.markdown import plain


def show() -> None:
    """The page."""
    st.title("What-if")
    inputs = opened_scenario()
    plan = opened_plan() if opened_plan_or_none() is not None else None
    st.write(
        f"Try out changes to {plain(inputs.scenario.name)}, made one after the other. What "
        "customers then need is told at once; have it planned to see what it does to them and what "
        "it costs. The scenario itself stays as it is."
    )
    told = told_of(inputs, draft.changes())
    found = outcome_of(inputs, draft.changes()) if told.changes and told.is_sound else None
    st.header("The changes")
    show_list(told, () if found is None else found.problems)
    show_toolbar()
    st.subheader("Add a change")
    show_new(told.scenario)
    if told.changes:
        show_asked_for(inputs, plan, told)
        show_planning(inputs, plan, told, None if found is None else found.scenario)
        show_results(inputs, plan, told)
