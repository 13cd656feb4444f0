"""Demand: what customers ask for, and how many agents that takes. It needs no plan."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner import clock
from planner.reports.figures import (
    LocalDays,
    Measure,
    daily_volume,
    interval_volume,
    requirement_explained,
    week_heat_map,
)
from planner.staffing.explained import AnsweredNow, explain_requirement
from planner.ui.door import door
from planner.ui.kept_choice import kept_choice, kept_choices
from planner.ui.on_desk import opened_scenario, zone_choice
from planner.ui.opened import OpenedScenario
from planner.ui.pages.chart import show_figure
from planner.ui.pages.large_figures import show_large_figures
from planner.ui.pages.table import show_table
from planner.ui.views.demand import explanation, queues
from planner.ui.views.demand.moments import busiest, day_label, intervals_of, time_label
from planner.ui.views.markdown import plain


def show() -> None:
    """The page."""
    st.title("Demand")
    inputs = opened_scenario()
    st.write(
        "What customers ask for over the horizon, and the agents that it takes to keep every "
        "queue's target. Where the same people serve several queues, a plan needs fewer."
    )
    _show_horizon(inputs)
    st.header("One queue, closer")
    names = list(inputs.scenario.queues)
    queue = st.selectbox("Queue", names, **kept_choice("demand queue", names, names[0]))
    _show_week(inputs, queue)
    _show_interval(inputs, queue)


def _show_horizon(inputs: OpenedScenario) -> None:
    st.header("By queue and day")
    names = list(inputs.scenario.queues)
    chosen = st.multiselect(
        "Queues", names, placeholder="All queues", **kept_choices("demand queues", names)
    )
    shown = [name for name in names if name in chosen] or names
    show_figure(daily_volume(inputs.requirement, shown, zone_choice()))
    table = queues.queues_table(inputs.scenario, inputs.requirement, shown)
    show_table(table, queues.MEANINGS, queues.FORMATS)


@st.fragment
def _show_week(inputs: OpenedScenario, queue: str) -> None:
    with door():
        st.subheader("A usual week")
        measures = list(Measure)
        measure = st.radio(
            "Show", measures, horizontal=True, format_func=str.capitalize,
            **kept_choice("demand measure", measures, Measure.CONTACTS),
        )  # fmt: skip
        zone = zone_choice().zone_for_queue(queue)
        show_figure(week_heat_map(inputs.requirement, queue, zone, measure))


@st.fragment
def _show_interval(inputs: OpenedScenario, queue: str) -> None:
    with door():
        st.subheader("Why so many agents")
        st.caption(f"Pick a day and a time; {zone_choice().queue_heading(queue)}.")
        zone = zone_choice().zone_for_queue(queue)
        _explain(inputs, queue, _choose_interval(inputs, queue, zone), zone)


def _choose_interval(inputs: OpenedScenario, queue: str, zone: str) -> int:
    """The number of the interval chosen; unless told, the busiest of the day, or of all days."""
    grid, dates = inputs.scenario.grid, inputs.scenario.grid.dates(zone)
    required = inputs.requirement.required[inputs.requirement.contacts.queues.index(queue)]
    peak = clock.local(grid.instant(busiest(required, range(grid.count))), zone).date()
    left, right = st.columns(2)
    day = left.selectbox(
        "Day", dates, format_func=lambda day: day_label(day, zone),
        **kept_choice(f"demand day of {queue}", dates, peak),
    )  # fmt: skip
    intervals = intervals_of(grid, day, zone)
    chosen: int = right.selectbox(
        "Time", intervals, format_func=lambda interval: time_label(grid, interval, zone),
        **kept_choice(f"demand time of {queue} on {day}", intervals, busiest(required, intervals)),
    )  # fmt: skip
    show_figure(interval_volume(inputs.requirement, [queue], LocalDays(day, 1, zone)))
    return chosen


def _explain(inputs: OpenedScenario, queue: str, interval: int, zone: str) -> None:
    found = explain_requirement(inputs.scenario, inputs.requirement, queue, interval)
    show_large_figures(explanation.large_figures(found))
    contacts = inputs.requirement.contacts
    offered = float(contacts.offered[contacts.queues.index(queue), interval])
    told = explanation.sentences(found, inputs.scenario.queues[queue], offered)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in told))
    if found.required and isinstance(found.reason, AnsweredNow):
        show_table(explanation.targets_table(found.reason))
    if found.required:
        show_figure(requirement_explained(replace(found, time_zone=zone)))
