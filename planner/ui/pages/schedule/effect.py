"""What the hand edits do: broken rules, queues that gain and lose, before and after."""

from __future__ import annotations

import streamlit as st

from planner.plan import Schedule
from planner.ui.opened import OpenedPlan
from planner.ui.pages.schedule.everyone import show_parts
from planner.ui.pages.schedule.hand_edits import edited_now, effect_now
from planner.ui.pages.schedule.window import LookedAt
from planner.ui.pages.table import show_table
from planner.ui.views.markdown import plain
from planner.ui.views.overview.verdict import KEPT
from planner.ui.views.schedule import effect as view


def show_effect(plan: OpenedPlan, looked_at: LookedAt) -> None:
    """Rules, queues, other terms, and the shifts of those whose were edited."""
    found = effect_now(plan)
    st.subheader("What they do")
    if found.violations:
        lines = [f"- {plain(str(violation))}" for violation in found.violations]
        st.error("\n".join(["**Rules broken now:**", "", *lines]), icon=":material/gavel:")
    else:
        st.success(KEPT, icon=":material/verified:")
    st.write(view.queues_words(found))
    queues = view.queues_table(found)
    if not queues.empty:
        show_table(queues, view.QUEUES)
    others = list(view.other_changes(found))
    if others:
        st.caption(plain(f"Also changed: {'; '.join(others)}."))
    _show_before_and_after(plan, looked_at, edited_now(plan).schedule)


def _show_before_and_after(plan: OpenedPlan, looked_at: LookedAt, now: Schedule) -> None:
    touched = {s.agent for s in frozenset(now.shifts) ^ frozenset(plan.schedule.shifts)}
    agents = tuple(agent for agent in plan.scenario.agents if agent in touched)
    if agents:
        st.caption("Outlined is what your edits changed or added, hatched what they dropped.")
        show_parts(plan, looked_at, agents, now)
