"""Email and social: the work that is spread over service windows with one interval in them."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner import clock
from planner.reports.figures.layout import sheet, text_room
from planner.reports.figures.palette import BLUE, ORANGE, Style
from planner.reports.figures.words import agents, day_of_month
from planner.reports.words import count
from planner.staffing.explained import Batch, RequirementExplained, WaitingWork

ROW = 34
CAME_IN, HAD_WAITED = Style(BLUE), Style(ORANGE, "/")


def waiting_work_figure(
    title: str, explained: RequirementExplained, reason: WaitingWork
) -> go.Figure:
    """A bar for the contacts of each day, and for those that waited when the queue opened.

    The bars are the agents whom those contacts need in this interval; together they are what is
    required. Hatched is what had been waiting.
    """
    groups: dict[str, list[Batch]] = {}
    for batch in reason.batches:
        groups.setdefault(_origin(batch, explained.time_zone), []).append(batch)
    figure = sheet(title, _words(reason), height=150 + ROW * len(groups))
    figure.add_traces([_bar(origin, batches) for origin, batches in groups.items()])
    most = max(_agents(batches) for batches in groups.values())
    figure.update_xaxes(title="agents", range=text_room(most))
    figure.update_yaxes(type="category", autorange="reversed", showgrid=False)
    figure.update_layout(barmode="overlay")
    return figure


def _origin(batch: Batch, zone: str) -> str:
    if batch.arrived is None:
        return "waited at the horizon's start"
    opened = clock.local(batch.since, zone)
    if batch.arrived < batch.since:
        return f"waited at the opening on {opened:%a} {day_of_month(opened)}, {opened:%H:%M}"
    return f"came in on {opened:%a} {day_of_month(opened)}"


def _words(reason: WaitingWork) -> str:
    contacts = sum(batch.contacts for batch in reason.batches)
    hours = "opening hours" if reason.clock == "opening_hours" else "hours"
    return (
        f"work of {count(contacts)} contacts, each spread over the {reason.within_hours:g} {hours} "
        "in which it is to be answered"
    )


def _bar(origin: str, batches: Sequence[Batch]) -> go.Bar:
    had_waited = batches[0].arrived is None or batches[0].arrived < batches[0].since
    contacts = sum(batch.contacts for batch in batches)
    return go.Bar(
        orientation="h",
        x=[_agents(batches)],
        y=[origin],
        marker=(HAD_WAITED if had_waited else CAME_IN).marker,
        text=f"{count(_agents(batches))} ({count(contacts)} contacts)",
        textposition="outside",
        cliponaxis=False,
        hovertext=f"{count(contacts)} contacts that {origin}<br>"
        f"need {agents(_agents(batches))} now.",
        hoverinfo="text",
    )


def _agents(batches: Sequence[Batch]) -> float:
    return sum(batch.agents for batch in batches)
