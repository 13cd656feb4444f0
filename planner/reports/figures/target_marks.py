"""Targets of queues, row by row, as upright lines."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.reports.figures.palette import GREY

TARGET = "target"


def target_marks(targets: Sequence[float], hovertext: Sequence[str]) -> go.Scatter:
    """A mark for each row's target, with what is told where somebody points at it."""
    return go.Scatter(
        name=TARGET,
        x=targets,
        y=list(range(len(targets))),
        mode="markers",
        marker={
            "color": GREY, "symbol": "line-ns", "size": 16, "line": {"width": 3, "color": GREY},
        },
        hovertext=hovertext,
        hoverinfo="text",
    )  # fmt: skip
