"""What the changes ask for, before any plan is made."""

from __future__ import annotations

import streamlit as st

from planner.reports.figures import required_then
from planner.staffing import required_agents
from planner.ui.on_desk import zone_choice
from planner.ui.opened import OpenedPlan, OpenedScenario
from planner.ui.pages.chart import show_figure
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.pages.table import show_table
from planner.ui.pages.whatif import draft
from planner.ui.pages.whatif.computed import outlooks_of
from planner.ui.views.markdown import plain
from planner.ui.views.whatif import outlook as view
from planner.ui.views.whatif.told import Told


def show_asked_for(inputs: OpenedScenario, plan: OpenedPlan | None, told: Told) -> None:
    """Figures, a table by queue, and a drawing of the queues that move."""
    st.header("What that asks for")
    outlooks = outlooks_of(inputs, plan, draft.changes())
    st.write(plain(view.explanation(outlooks, None if plan is None else plan.name)))
    if not told.is_sound:
        st.warning("Without the changes that cannot be made.")
    show_large_figures(view.large_figures(outlooks))
    meanings = {**view.LOADS, **view.SERVED}
    show_table(view.outlook_table(outlooks), meanings, view.FORMATS)
    st.caption(view.legend(outlooks))
    if outlooks.moved:
        then = required_agents(told.scenario)
        show_figure(required_then(inputs.requirement, then, zone_choice()))
    else:
        st.caption(view.NOTHING_MOVES)
