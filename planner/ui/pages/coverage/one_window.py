"""Required against serving over some days."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from planner.reports.figures import LocalDays, required_and_serving
from planner.reports.words import plural
from planner.reports.zone_choice import ZoneChoice
from planner.ui.chooser import chooser
from planner.ui.door import door
from planner.ui.opened import OpenedPlan
from planner.ui.pages.coverage.looked_at import change, picked
from planner.ui.session import kept
from planner.ui.views.coverage.choosing import lengths, window
from planner.ui.views.coverage.picked import interval_at
from planner.ui.views.coverage.totals import window_words
from planner.ui.views.demand.moments import day_label

FIGURE = "coverage figure"


def show_window(plan: OpenedPlan, zones: ZoneChoice) -> None:
    """Days to choose, and a queue's agents in them; a click on the figure picks an interval."""
    queue, zone = picked(plan, zones).queue, zones.zone_for_queue(picked(plan, zones).queue)
    shown = _choose_days(plan, zones, zone)
    present = st.toggle(
        "Show the people present too", **kept("coverage present", False),
        help="Who is on queue and may serve this queue, whatever else they serve meanwhile.",
    )  # fmt: skip
    figure = required_and_serving(plan.coverage, queue, shown, present=present)
    # So that a click anywhere above an interval picks it.
    figure.update_layout(hovermode="x", hoverdistance=-1)
    st.plotly_chart(
        figure, key=FIGURE, on_select=lambda: _pick_interval(plan), selection_mode="points"
    )
    st.caption(
        f"{window_words(plan.coverage, queue, shown)} Click on the figure to look at an interval."
    )


def _choose_days(plan: OpenedPlan, zones: ZoneChoice, zone: str) -> LocalDays:
    grid, pick = plan.scenario.grid, picked(plan, zones)
    shown = window(grid, zone, pick.first, pick.days)
    first, days = st.columns(2)
    with first:
        chooser(
            "From",
            grid.dates(zone),
            shown.first,
            words=lambda day: day_label(day, zone),
            choose=lambda day: change(plan, first=day),
        )
    with days:
        chooser(
            "Days shown",
            lengths(grid, zone),
            shown.days,
            words=lambda number: plural(number, "day"),
            choose=lambda number: change(plan, days=number),
        )
    return shown


def _pick_interval(plan: OpenedPlan) -> None:
    with door():
        for point in st.session_state[FIGURE].selection.points[:1]:
            # The figure's axis is UTC; plotly writes it without a zone.
            instant = datetime.fromisoformat(point["x"]).replace(tzinfo=UTC)
            change(plan, interval=interval_at(plan.scenario.grid, instant))
