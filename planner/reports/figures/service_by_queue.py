"""The service of every queue against its target."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.plan import QueueService
from planner.reports.figures.layout import nothing, sheet
from planner.reports.figures.palette import BLUE, VERMILION
from planner.reports.figures.target_marks import TARGET, target_marks
from planner.reports.words import count, share

TITLE = "Answered in time, queue by queue"
MET, MISSED = "target met", "target missed"
CLOSE = 5e-4
ROW = 26
WIDEST_SCALE = 0.5


def service_by_queue(rows: Sequence[QueueService]) -> go.Figure:
    """A dot for each queue's share in time over the horizon, and an upright line for its target.

    A cross misses the target. Queues to which nobody comes are left out.
    """
    told = [row for row in rows if row.service_level is not None]
    if not told:
        return nothing(TITLE, "No queue has contacts.")
    figure = sheet(
        TITLE,
        "share of contacts answered within the target, of messages by their deadline",
        height=150 + ROW * len(told),
        legend=(MET, MISSED, TARGET),
    )
    for row, queue in enumerate(told):
        figure.add_trace(_way(row, queue))
    figure.add_trace(_dots(told, MET, BLUE, "circle"))
    figure.add_trace(_dots(told, MISSED, VERMILION, "x"))
    figure.add_trace(
        target_marks([queue.target for queue in told], [_words(queue) for queue in told])
    )
    figure.update_yaxes(
        tickvals=list(range(len(told))),
        ticktext=[queue.queue for queue in told],
        range=[len(told) - 0.5, -0.5],
        showgrid=False,
    )
    lowest = min(min(_level(queue), queue.target) for queue in told)
    figure.update_xaxes(tickformat=".0%", range=[min(WIDEST_SCALE, lowest) - 0.02, 1.06])
    return figure


def is_met(queue: QueueService) -> bool:
    """Whether a queue's service over the horizon reaches its target, in per mille."""
    return queue.service_level is None or queue.service_level >= queue.target - CLOSE


def _level(queue: QueueService) -> float:
    return 0.0 if queue.service_level is None else queue.service_level


def _way(row: int, queue: QueueService) -> go.Scatter:
    """The line from the target to what is reached."""
    return go.Scatter(
        x=[queue.target, _level(queue)],
        y=[row, row],
        mode="lines",
        line={"color": BLUE if is_met(queue) else VERMILION, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )


def _dots(told: Sequence[QueueService], name: str, colour: str, symbol: str) -> go.Scatter:
    rows = [row for row, queue in enumerate(told) if is_met(queue) == (name == MET)]
    return go.Scatter(
        name=name,
        x=[_level(told[row]) for row in rows],
        y=rows,
        mode="markers+text",
        marker={"color": colour, "symbol": symbol, "size": 12},
        text=[share(_level(told[row])) for row in rows],
        textposition="middle right",
        cliponaxis=False,
        hovertext=[_words(told[row]) for row in rows],
        hoverinfo="text",
        showlegend=True,
    )


def _words(queue: QueueService) -> str:
    return (
        f"{queue.queue}: {share(_level(queue))} of {count(queue.contacts)} contacts in time, "
        f"target {share(queue.target)};<br>{count(queue.late_contacts)} late beyond what the "
        "target tolerates."
    )
