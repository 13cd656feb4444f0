"""Where customers wait and why: gaps, required against serving, one interval, the horizon."""

from __future__ import annotations

import streamlit as st

from planner.reports.figures import net_heat_map
from planner.reports.zone_choice import ZoneChoice
from planner.ui.chooser import chooser
from planner.ui.door import door
from planner.ui.on_desk import opened_plan, zone_choice
from planner.ui.opened import OpenedPlan
from planner.ui.pages.chart import show_figure
from planner.ui.pages.coverage.looked_at import change, look_at, picked
from planner.ui.pages.coverage.one_interval import show_interval
from planner.ui.pages.coverage.one_window import show_window
from planner.ui.views.coverage.gaps_table import (
    CAUSE,
    MEANINGS,
    clocks_of,
    gaps_table,
    worst_first,
)
from planner.ui.views.coverage.picked import pick_gap
from planner.ui.views.gap_rows import GapRow
from planner.ui.views.gaps_now import gaps_now
from planner.ui.views.markdown import plain

GAPS = "coverage gaps"
HEIGHT = 300


def show() -> None:
    """The page."""
    st.title("Coverage and gaps")
    plan, zones = opened_plan(), zone_choice()
    _show_gaps(plan, zones)
    st.header("One queue")
    chooser(
        "Queue",
        list(plan.scenario.queues),
        picked(plan, zones).queue,
        words=str,
        choose=lambda queue: change(plan, queue=queue),
    )
    _show_closer(plan, zones)
    _show_horizon(plan, zones)


def _show_gaps(plan: OpenedPlan, zones: ZoneChoice) -> None:
    with st.spinner("Looking for gaps and their causes"):
        gaps = worst_first(gaps_now(plan), plan.scenario)
    if not gaps:
        st.success("Nowhere is a queue short of agents.")
        return
    st.header(f"Gaps: {len(gaps):,}, the worst first")
    st.caption(
        f"A gap is a stretch of time in which a queue is short of agents; "
        f"{plain(clocks_of(gaps, zones))}. Tick one at its left edge to see it below; click a "
        "heading to sort."
    )
    when = st.column_config.DatetimeColumn(width=120, format="ddd D MMM HH:mm")
    figures = {
        name: st.column_config.NumberColumn(format="%.1f", help=meaning)
        for name, meaning in MEANINGS.items()
    }
    st.dataframe(
        gaps_table(gaps, zones), hide_index=True, height=HEIGHT, key=GAPS,
        column_config={
            "From": when, "Until": when, **figures,
            CAUSE: st.column_config.TextColumn(width="medium"),
        },
        on_select=lambda: _pick(plan, gaps, zones), selection_mode="single-row",
    )  # fmt: skip


def _pick(plan: OpenedPlan, gaps: tuple[GapRow, ...], zones: ZoneChoice) -> None:
    with door():
        for row in st.session_state[GAPS].selection.rows:
            look_at(plan, pick_gap(plan.coverage, gaps[row], zones))


@st.fragment
def _show_closer(plan: OpenedPlan, zones: ZoneChoice) -> None:
    """What changes with the days and the interval looked at; the rest of the page stays."""
    with door():
        show_window(plan, zones)
        show_interval(plan, zones)


def _show_horizon(plan: OpenedPlan, zones: ZoneChoice) -> None:
    st.header("The whole horizon")
    queue = picked(plan, zones).queue
    show_figure(net_heat_map(plan.coverage, queue, zones.zone_for_queue(queue)))
