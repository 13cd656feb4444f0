"""One interval: who serves it, and who could not, and why."""

from __future__ import annotations

import streamlit as st

from planner.plan.causes.standings import Standings
from planner.reports.zone_choice import ZoneChoice
from planner.ui.chooser import chooser
from planner.ui.opened import OpenedPlan
from planner.ui.pages.coverage.looked_at import change, picked
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.views.coverage.choosing import days_with_intervals, local_date, same_time
from planner.ui.views.coverage.gaps_table import gap_at
from planner.ui.views.coverage.interval import IntervalAccount, interval_account
from planner.ui.views.coverage.interval_words import closed_words, gap_words, large_figures
from planner.ui.views.coverage.people import (
    WHY_NOT,
    clocks,
    elsewhere_table,
    on_queue_table,
)
from planner.ui.views.demand.moments import day_label, intervals_of, time_label
from planner.ui.views.gaps_now import gaps_now
from planner.ui.views.markdown import plain

MOST_OPEN = 12


def show_interval(plan: OpenedPlan, zones: ZoneChoice) -> None:
    """An interval to choose, what it needs and gets, its gap, and everybody who may serve it."""
    pick = picked(plan, zones)
    zone = zones.zone_for_queue(pick.queue)
    st.subheader("One interval: who serves it, and who does not")
    _choose(plan, pick.interval, zone)
    account = interval_account(plan.coverage, _standings(plan), pick.queue, pick.interval)
    show_large_figures(large_figures(account))
    st.markdown(gap_words(gap_at(gaps_now(plan), pick.queue, account.start), zone))
    if account.is_open:
        _show_people(account, zones)
    else:
        st.info(closed_words(plan.scenario.queues[pick.queue]))


def _identity(plan: OpenedPlan) -> tuple[str, str, str]:
    return str(plan.folder), plan.known.made.isoformat(), plan.inputs.sha256


@st.cache_resource(max_entries=MOST_OPEN, show_spinner=False, hash_funcs={OpenedPlan: _identity})
def _standings(plan: OpenedPlan) -> Standings:
    """Remembers what the audit said, so that the next interval is told faster."""
    return Standings(plan.scenario, plan.schedule)


def _choose(plan: OpenedPlan, interval: int, zone: str) -> None:
    grid = plan.scenario.grid
    day = local_date(grid, zone, interval)
    left, right = st.columns(2)
    with left:
        chooser(
            "Day",
            days_with_intervals(grid, zone),
            day,
            words=lambda one: day_label(one, zone),
            choose=lambda one: change(plan, interval=same_time(grid, zone, interval, one)),
        )
    with right:
        chooser(
            "Time",
            intervals_of(grid, day, zone),
            interval,
            words=lambda one: time_label(grid, one, zone),
            choose=lambda one: change(plan, interval=one),
        )


def _show_people(account: IntervalAccount, zones: ZoneChoice) -> None:
    if not account.on_queue and not account.elsewhere:
        st.write("Nobody may serve this queue.")
        return
    st.caption(f"Shifts: {plain(clocks(account, zones))}.")
    st.markdown(f"**On queue and may serve it: {len(account.on_queue) or 'nobody'}**")
    if account.on_queue:
        _show_on_queue(account, zones)
    st.markdown(f"**Not on queue and may serve it: {len(account.elsewhere) or 'nobody'}**")
    if account.elsewhere:
        st.dataframe(
            elsewhere_table(account, zones), hide_index=True,
            column_config={WHY_NOT: st.column_config.TextColumn(width="large")},
        )  # fmt: skip


def _show_on_queue(account: IntervalAccount, zones: ZoneChoice) -> None:
    share = st.column_config.ProgressColumn(
        format="%.0f %%", min_value=0, max_value=100,
        help="The part of their time then that this queue gets.",
    )  # fmt: skip
    st.dataframe(
        on_queue_table(account, zones), hide_index=True,
        column_config={
            "Minutes": st.column_config.Column(help="On queue, of this interval.", width="small"),
            f"For {account.queue}": share,
            "For other queues": st.column_config.TextColumn(width="medium"),
        },
    )  # fmt: skip
