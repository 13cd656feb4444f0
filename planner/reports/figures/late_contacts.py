"""A plan's late contacts: those that no plan could avoid, and the rest."""

from __future__ import annotations

import plotly.graph_objects as go

from planner.reports.figures.layout import sheet
from planner.reports.figures.palette import GREY, SHORT, Style
from planner.reports.words import count

UNAVOIDABLE = "late in any plan (proven)"
AVOIDABLE = "late in this plan, maybe not in a better one"


def late_contacts(late: float, fewest: float) -> go.Figure:
    """One bar of late contacts, cut where the fewest that any plan could have end."""
    parts = {UNAVOIDABLE: min(late, fewest), AVOIDABLE: max(0.0, late - fewest)}
    told = {f"{count(number)} {name}": number for name, number in parts.items()}
    figure = sheet(
        f"{count(late)} late contacts",
        f"no plan could have fewer than {count(fewest)}",
        height=190,
        legend=list(told),
    )
    for (name, number), style in zip(told.items(), (Style(GREY), SHORT), strict=True):
        figure.add_trace(_bar(name, number, style))
    figure.update_layout(barmode="stack")
    figure.update_yaxes(visible=False)
    figure.update_xaxes(title="contacts", rangemode="tozero")
    return figure


def _bar(name: str, number: float, style: Style) -> go.Bar:
    return go.Bar(
        name=name,
        orientation="h",
        x=[number],
        y=[0],
        marker={"color": style.colour, "pattern": {"shape": style.pattern, "size": 6}},
        hovertext=[f"{name}."],
        hoverinfo="text",
    )
