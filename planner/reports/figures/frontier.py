"""What more changes would buy when a plan is repaired."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from planner.reports.figures.layout import sheet
from planner.reports.figures.palette import BLUE, ORANGE
from planner.reports.words import count, plural

LATE = "late contacts"
MOST_LABELS = 14


class Look(NamedTuple):
    """A line's colour, the symbol of its points, and where their labels lie."""

    colour: str
    symbol: str
    text: str


def frontier(
    changes: Sequence[int],
    late_contacts: Sequence[float],
    cost: Sequence[float] | None = None,
    currency: str | None = None,
) -> go.Figure:
    """Late contacts, and labour cost where it is known, by the number of changed shifts.

    All are of one length, `changes` in ascending order.
    """
    panels = {LATE: 1.0} | ({_cost_name(currency): 1.0} if cost is not None else {})
    figure = sheet(
        "What changes would buy",
        f"by the number of shifts changed: {' and '.join(panels)}",
        height=200 + 180 * len(panels),
        panels=panels,
    )
    late = _line(changes, late_contacts, LATE, Look(BLUE, "circle", "top right"))
    figure.add_trace(late, row=1, col=1)
    figure.update_yaxes(range=[0, 1.2 * max(late_contacts) or 1.0], row=1, col=1)
    if cost is not None:
        line = _line(changes, cost, _cost_name(currency), Look(ORANGE, "square", "bottom right"))
        figure.add_trace(line, row=2, col=1)
        room = 0.2 * (max(cost) - min(cost)) or 1.0
        figure.update_yaxes(
            range=[min(cost) - room, max(cost) + room], tickformat=",", row=2, col=1
        )
    length = max(changes[-1] - changes[0], 1)
    ends = [changes[0] - 0.04 * length, changes[-1] + 0.1 * length]
    figure.update_xaxes(tickvals=list(changes), range=ends)
    figure.update_xaxes(title="shifts changed", row=len(panels), col=1)
    return figure


def _apart(changes: Sequence[int]) -> list[bool]:
    """Which points lie far enough from the last one labelled for a label of their own."""
    least = (changes[-1] - changes[0]) / MOST_LABELS
    labelled = changes[0]
    apart = []
    for number in changes:
        apart.append(number == changes[0] or number - labelled >= least)
        labelled = number if apart[-1] else labelled
    return apart


def _cost_name(currency: str | None) -> str:
    return f"labour cost ({currency})" if currency else "labour cost"


def _line(changes: Sequence[int], values: Sequence[float], name: str, look: Look) -> go.Scatter:
    return go.Scatter(
        x=changes,
        y=values,
        mode="lines+markers+text",
        line={"color": look.colour, "width": 2},
        marker={"symbol": look.symbol, "size": 9},
        text=[
            count(value) if shown else ""
            for value, shown in zip(values, _apart(changes), strict=True)
        ],
        textposition=look.text,
        cliponaxis=False,
        hovertext=[
            f"With {plural(changed, 'shift')} changed: {count(value)} {name}."
            for changed, value in zip(changes, values, strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
    )
