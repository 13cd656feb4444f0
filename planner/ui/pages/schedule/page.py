"""The schedule in three views: everyone, one agent, and by hand."""

from __future__ import annotations

import streamlit as st

from planner.reports.words import plural
from planner.ui.kept_choice import kept_choice
from planner.ui.on_desk import opened_plan
from planner.ui.opened import OpenedPlan
from planner.ui.pages.schedule.by_hand import show_by_hand
from planner.ui.pages.schedule.everyone import show_everyone
from planner.ui.pages.schedule.hand_edits import can_be_applied, hand_edit, reset
from planner.ui.pages.schedule.one_agent import show_one_agent

VIEWS = {
    "Everyone": show_everyone,
    "One agent": show_one_agent,
    "Edit by hand": show_by_hand,
}


def show() -> None:
    """The page."""
    st.title("Schedule")
    plan = opened_plan()
    if not can_be_applied(plan):
        _offer_to_forget(plan)
        return
    view = st.radio(
        "View", list(VIEWS), horizontal=True, label_visibility="collapsed",
        **kept_choice("schedule view", list(VIEWS), "Everyone"),
    )  # fmt: skip
    VIEWS[view](plan)


def _offer_to_forget(plan: OpenedPlan) -> None:
    edits = plural(len(hand_edit(plan).edits), "edit")
    st.error(f"Your {edits} by hand no longer fit this plan: its files have changed since.")
    st.button("Forget the edits", on_click=reset, args=(plan,))
