"""Everyone's shifts on a time axis."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.plan import Schedule
from planner.reports.figures import timeline
from planner.reports.words import plural
from planner.ui.on_desk import zone_choice
from planner.ui.opened import OpenedPlan
from planner.ui.pages.chart import show_figure
from planner.ui.pages.schedule.hand_edits import edited_now, hand_edit
from planner.ui.pages.schedule.window import LookedAt, choose_window
from planner.ui.views.markdown import plain
from planner.ui.views.schedule.parts import Part, clock_change_words, parts

LEGEND = (
    "Point at a bar to read who works when. Up to three days show what each shift consists of: "
    "choose fewer days to see breaks and trainings."
)


def show_everyone(plan: OpenedPlan) -> None:
    """A figure for each clock, with the hand edits outlined."""
    looked_at = choose_window(plan)
    edits = len(hand_edit(plan).edits)
    if edits:
        st.info(
            f"With your {plural(edits, 'edit')}, which are not saved yet: what they change is "
            "outlined, what they drop is hatched."
        )
    st.caption(LEGEND)
    show_parts(plan, looked_at, edited_now(plan).schedule)


def show_parts(plan: OpenedPlan, looked_at: LookedAt, schedule: Schedule) -> None:
    """The shifts looked at, a figure for each clock; what differs from the plan is outlined."""
    for part in parts(zone_choice(), looked_at.agents):
        _show_part(plan, looked_at, part, schedule)


def _show_part(plan: OpenedPlan, looked_at: LookedAt, part: Part, schedule: Schedule) -> None:
    days = replace(looked_at.days, zone=part.zone)
    st.subheader(plain(part.title))
    for told in clock_change_words(part.zone, days):
        st.warning(plain(told), icon=":material/schedule:")
    show_figure(
        timeline(
            plan.scenario,
            schedule,
            part.agents,
            days,
            group_by=looked_at.group_by,
            baseline=None if schedule == plan.schedule else plan.schedule,
        )
    )
