"""A search as it goes: the best plan so far, and what no plan can do better."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.plan.provenance import relative_gap
from planner.reports.figures.layout import sheet
from planner.reports.figures.palette import BLUE, GREY
from planner.reports.words import count, share

OBJECTIVE, BOUND = "best plan so far", "no plan can be below"

# What lies further above the last objective is cut off, so that the first plan, which may be many
# times as bad, does not hide the rest.
TALLEST = 1.6


def progress(
    seconds: Sequence[float], objective: Sequence[float], bound: Sequence[float]
) -> go.Figure:
    """Objective and bound over the seconds of a search; all are of one length, at least one."""
    gap = share(relative_gap(objective[-1], bound[-1]))
    figure = sheet(
        f"The search so far: at most {gap} from the best possible",
        "objective in late contacts, less is better; seconds since the start",
        height=300,
        legend=(OBJECTIVE, BOUND),
    )
    figure.add_trace(_line(OBJECTIVE, seconds, objective, {"color": BLUE, "width": 2}))
    figure.add_trace(_line(BOUND, seconds, bound, {"color": GREY, "width": 2, "dash": "dash"}))
    figure.update_xaxes(title="seconds", rangemode="tozero")
    figure.update_yaxes(range=_range(objective, bound))
    return figure


def _range(objective: Sequence[float], bound: Sequence[float]) -> list[float]:
    """From a little below the bounds to what is worth seeing of the objective."""
    top = min(max(objective), TALLEST * objective[-1]) if objective[-1] > 0 else max(objective)
    low = min(*bound, *objective)
    room = 0.05 * max(top - low, 1.0)
    return [low - room if low else 0.0, top + room]


def _line(
    name: str, seconds: Sequence[float], values: Sequence[float], line: dict[str, object]
) -> go.Scatter:
    """A step line: a value holds until the next one is told."""
    return go.Scatter(
        name=name,
        x=seconds,
        y=values,
        mode="lines+markers",
        marker={"size": 4},
        line={"shape": "hv", **line},
        hovertext=[
            f"After {second:.0f} s: {name}, {count(value)} late contacts."
            for second, value in zip(seconds, values, strict=True)
        ],
        hoverinfo="text",
    )
