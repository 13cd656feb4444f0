"""Contacts and required agents of queues, interval by interval."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.clock import MINUTE
from planner.reports.figures.layout import sheet
from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.palette import series_style
from planner.reports.figures.time_axis import draw_time_axis, drawn, drawn_length
from planner.reports.figures.words import agents, moment
from planner.reports.words import count, plural
from planner.staffing import Requirement

HEADROOM = 1.2


def interval_volume(requirement: Requirement, queues: Sequence[str], days: LocalDays) -> go.Figure:
    """Stacked bars: contacts that arrive in each interval above, the agents required below."""
    grid = requirement.contacts.grid
    panels = (f"contacts per {grid.interval_minutes} minutes", "agents required")
    figure = sheet(
        f"Contacts and required agents: {plural(len(queues), 'queue')}",
        days.heading,
        height=560,
        legend=queues if len(queues) > 1 else (),
        panels=dict.fromkeys(panels, 1.0),
    )
    within = days.intervals(grid)
    rows = [requirement.contacts.queues.index(queue) for queue in queues]
    for panel, values in enumerate((requirement.contacts.volume, requirement.required)):
        for number, row in enumerate(rows):
            bars = _bars(requirement, row, within, days.zone, first=panel == 0)
            bars.update(y=values[row, within], marker=series_style(number).marker)
            figure.add_trace(bars, row=panel + 1, col=1)
        highest = float(values[rows, within].sum(axis=0).max(initial=1.0))
        figure.update_yaxes(range=[0, HEADROOM * highest], row=panel + 1, col=1)
    figure.update_layout(barmode="stack", bargap=0)
    draw_time_axis(figure, days)
    return figure


def _bars(requirement: Requirement, row: int, within: slice, zone: str, *, first: bool) -> go.Bar:
    """Bars as wide as intervals, each from its first instant on."""
    contacts = requirement.contacts
    grid, name = contacts.grid, contacts.queues[row]
    intervals = range(within.start, within.stop)
    return go.Bar(
        name=name,
        legendgroup=name,
        showlegend=first,
        x=[drawn(grid.instant(i)) for i in intervals],
        width=drawn_length(grid.interval_minutes * MINUTE),
        offset=0,
        hovertext=[_words(requirement, row, i, zone) for i in intervals],
        hoverinfo="text",
    )


def _words(requirement: Requirement, row: int, interval: int, zone: str) -> str:
    contacts = requirement.contacts
    name, when = contacts.queues[row], moment(contacts.grid.instant(interval), zone)
    return (
        f"{name}, {when}:<br>{count(contacts.volume[row, interval])} contacts, "
        f"{agents(requirement.required[row, interval])} required."
    )
