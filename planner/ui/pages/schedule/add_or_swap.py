"""Edits that are no change of one row: a new shift, and two people who swap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from planner.clock import MINUTE, shift_end
from planner.errors import PlannerError
from planner.plan import Shift
from planner.plan.audit.violation import length
from planner.ui.door import door
from planner.ui.kept_choice import kept_choice
from planner.ui.opened import OpenedPlan
from planner.ui.pages.schedule.hand_edits import edited_now, make
from planner.ui.pages.schedule.window import LookedAt
from planner.ui.session import kept
from planner.ui.views.demand.moments import day_label
from planner.ui.views.schedule.edit_table import rows_shown
from planner.ui.views.schedule.wall_clock import span_words, told_start
from planner.whatif.editing import Add, Edit, Swap


def show_add(plan: OpenedPlan) -> None:
    """Who, which day, from when and how long."""
    with st.expander("Add a shift"):
        agents = plan.scenario.agents
        agent: str = st.selectbox(
            "Who works it", list(agents), format_func=lambda agent: agents[agent].name,
            **kept_choice("added agent", list(agents), next(iter(agents))),
        )  # fmt: skip
        zone = plan.scenario.zone_of(agent)
        dates = plan.scenario.grid.dates(zone)
        day = st.selectbox(
            "On", dates, format_func=lambda day: day_label(day, zone),
            **kept_choice("added day", dates, dates[0]),
        )  # fmt: skip
        start = st.text_input(f"From (time in {zone})", **kept("added start", "09:00"))
        lengths = plan.scenario.contract_of(agent).shift_minutes
        minutes = st.selectbox(
            "How long", lengths, format_func=lambda minutes: length(minutes * MINUTE),
            **kept_choice("added length", lengths, lengths[0]),
        )  # fmt: skip
        if st.button("Add it", width="stretch"):
            with door():
                _make(plan, _added(plan, agent, day, start, minutes))


def _added(plan: OpenedPlan, agent: str, day: date, start: str, minutes: int) -> Edit:
    zone = plan.scenario.zone_of(agent)
    keep_end = plan.scenario.rules.clock_change == "keep_end"
    try:
        begins = told_start(day, start, zone)
    except ValueError as error:
        raise PlannerError(str(error)) from error
    return Add(agent, begins, shift_end(begins, minutes, zone, keep_end=keep_end))


def show_swap(plan: OpenedPlan, looked_at: LookedAt) -> None:
    """Two shifts of the days looked at, whose people swap."""
    with st.expander("Swap two people's shifts"):
        now = edited_now(plan)
        shifts = rows_shown(
            plan.scenario, now.schedule.shifts, tuple(plan.scenario.agents), looked_at.days
        )
        if not shifts:
            st.write("Nobody works on these days.")
            return
        st.caption(
            "Of the days shown above. Breaks stay with the shift, trainings with the person."
        )
        one = _choose_shift(plan, "This shift", shifts)
        others = [shift for shift in shifts if shift.agent != one.agent]
        if not others:
            st.write("Nobody else works on these days.")
            return
        other = _choose_shift(plan, "for this one", others)
        if st.button("Swap them", width="stretch"):
            with door():
                _make(plan, Swap(one.agent, one.start, other.agent, other.start))


def _choose_shift(plan: OpenedPlan, label: str, shifts: Sequence[Shift]) -> Shift:
    labels = {_label(plan, shift): shift for shift in shifts}
    names = list(labels)
    return labels[st.selectbox(label, names, **kept_choice(f"swap {label}", names, names[0]))]


def _label(plan: OpenedPlan, shift: Shift) -> str:
    zone = plan.scenario.zone_of(shift.agent)
    name = plan.scenario.agents[shift.agent].name
    when = f"{shift.date:%a} {shift.date.day} {shift.date:%b}"
    return f"{name}, {when}, {span_words(shift.start, shift.end, zone)} ({zone})"


def _make(plan: OpenedPlan, edit: Edit) -> None:
    make(plan, edit)
    st.rerun(scope="fragment")
