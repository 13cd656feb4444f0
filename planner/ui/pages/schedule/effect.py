"""What the hand edits do: rules broken, queues that gain and lose, before and after."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.plan import Schedule
from planner.ui.opened import OpenedPlan
from planner.ui.pages.schedule.everyone import show_parts
from planner.ui.pages.schedule.hand_edits import edited_now, effect_now, hand_edit
from planner.ui.pages.schedule.window import LookedAt
from planner.ui.pages.table import show_table
from planner.ui.views.markdown import plain
from planner.ui.views.overview.verdict import verdict
from planner.ui.views.schedule import effect as view
from planner.ui.views.schedule.days import days_touched


def show_rules(plan: OpenedPlan) -> None:
    """The rules that are broken; that none is, only where somebody edits."""
    violations = effect_now(plan).violations
    if violations:
        st.error(verdict(violations), icon=":material/gavel:")
    elif hand_edit(plan).edits:
        st.success(verdict(violations), icon=":material/verified:")


def show_effect(plan: OpenedPlan, looked_at: LookedAt) -> None:
    """Queues, other terms, and the shifts of those whose were edited."""
    found = effect_now(plan)
    st.subheader("What they do")
    st.write(view.queues_words(found.queues))
    queues = view.queues_table(found.queues)
    if not queues.empty:
        show_table(queues, view.QUEUES, view.FORMATS)
    others = list(view.other_changes(found))
    if others:
        st.caption(plain(f"Also changed: {'; '.join(others)}."))
    _show_before_and_after(plan, looked_at, edited_now(plan).schedule)


def _show_before_and_after(plan: OpenedPlan, looked_at: LookedAt, now: Schedule) -> None:
    days = days_touched(plan.schedule, now, looked_at.days.zone)
    if days is None:
        return
    st.caption("Outlined is what your edits changed or added, hatched what they dropped.")
    touched = {s.agent for s in frozenset(now.shifts) ^ frozenset(plan.schedule.shifts)}
    agents = tuple(agent for agent in plan.scenario.agents if agent in touched)
    show_parts(plan, replace(looked_at, days=days, agents=agents), now)
