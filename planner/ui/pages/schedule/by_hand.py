"""Shifts to edit by hand: what that breaks, and what it does to customers and cost."""

from __future__ import annotations

import streamlit as st

from planner.reports.words import plural
from planner.ui.door import door
from planner.ui.opened import OpenedPlan
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.pages.schedule.add_or_swap import show_add, show_swap
from planner.ui.pages.schedule.effect import show_effect, show_rules
from planner.ui.pages.schedule.ending import show_ending
from planner.ui.pages.schedule.hand_edits import edited_now, effect_now, hand_edit, reset, undo
from planner.ui.pages.schedule.table_of_shifts import show_table_of_shifts
from planner.ui.pages.schedule.window import choose_window
from planner.ui.views.markdown import plain
from planner.ui.views.schedule.effect import large_figures

HOW = (
    "Change a cell: another day or start moves the shift, and its end and breaks come along; "
    "another end makes it shorter or longer. Tick **Drop** to take it out, **Pin** to hold it when "
    "the rest is planned. Times are each person's own local time; an end earlier than the start "
    "is on the next day."
)


@st.fragment
def show_by_hand(plan: OpenedPlan) -> None:
    """The part of the page that is shown anew with each edit."""
    with door():
        looked_at = choose_window(plan)
        show_large_figures(large_figures(effect_now(plan)))
        st.caption(HOW)
        show_table_of_shifts(plan, looked_at)
        show_rules(plan)
        add, swap = st.columns(2)
        with add:
            show_add(plan)
        with swap:
            show_swap(plan, looked_at)
        if hand_edit(plan).edits:
            _show_edits(plan)
            show_effect(plan, looked_at)
            show_ending(plan)


def _show_edits(plan: OpenedPlan) -> None:
    """The edits in words, what became of breaks, and the way back."""
    edits = hand_edit(plan).edits
    heading, back, all_back = st.columns([5, 2, 2], vertical_alignment="bottom")
    heading.subheader(f"Your {plural(len(edits), 'edit')}")
    back.button("Undo the last", on_click=undo, args=(plan,), width="stretch")
    all_back.button("Take all back", on_click=reset, args=(plan,), width="stretch")
    for edit, told in zip(edits, edited_now(plan).told, strict=True):
        lines = [f"- {plain(edit.words(plan.scenario))}", *(f"    - {plain(one)}" for one in told)]
        st.markdown("\n".join(lines))
