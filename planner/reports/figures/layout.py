"""The plain sheet that every figure is drawn on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from planner.reports.figures.palette import CLEAR, FAINT

TOP, BOTTOM, SIDE = 70, 40, 24
PANEL_TITLE = 22

# Measured at the default font, for a window of 900 pixels.
LEGEND_WIDTH, LEGEND_LINE = 800, 29
SYMBOL, LETTER = 52, 7.2


def sheet(
    title: str,
    subtitle: str,
    *,
    height: int,
    legend: Sequence[str] = (),
    panels: Mapping[str, float] | None = None,
    above: int = 0,
) -> go.Figure:
    """An empty figure with a title and, below it, what is measured, in which unit and zone.

    Backgrounds are clear and fonts are left to the reader's theme, light or dark. Between title
    and drawing there is room for a `legend` of these names, and for `above` pixels of labels.
    `panels` are drawings one above the other over one x axis: their titles, with their shares
    of the height.
    """
    above += PANEL_TITLE if panels else 0
    top = TOP + _legend_height(legend) + above
    inside = height - top - BOTTOM
    figure = go.Figure()
    if panels:
        _cut_in_panels(figure, panels, (PANEL_TITLE + 4) / inside)
    figure.update_layout(
        title={
            "text": title, "subtitle": {"text": subtitle},
            "x": 0, "xref": "container", "xanchor": "left",
            "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 10, "l": 12},
        },
        height=height,
        margin={"l": SIDE, "r": SIDE, "t": top, "b": BOTTOM},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        showlegend=bool(legend),
        legend={
            "orientation": "h", "x": 0, "xanchor": "left",
            "y": 1 + (above + 6) / inside, "yanchor": "bottom", "traceorder": "normal",
        },
        hoverlabel={"align": "left"},
    )  # fmt: skip
    _quiet_axes(figure)
    return figure


def _legend_height(names: Sequence[str]) -> int:
    if not names:
        return 0
    width = sum(SYMBOL + LETTER * len(name) for name in names)
    return 4 + LEGEND_LINE * math.ceil(width / LEGEND_WIDTH)


def _cut_in_panels(figure: go.Figure, panels: Mapping[str, float], space: float) -> None:
    figure.set_subplots(
        rows=len(panels),
        cols=1,
        shared_xaxes=True,
        row_heights=list(panels.values()),
        vertical_spacing=space,
        subplot_titles=list(panels),
    )
    figure.update_annotations(x=0, xanchor="left", font_size=13)


def _quiet_axes(figure: go.Figure) -> None:
    """Faint grids that show on light and dark, and room for the labels of every axis."""
    plain = {"gridcolor": FAINT, "zeroline": False, "automargin": True, "tickangle": 0}
    figure.update_xaxes(**plain)
    figure.update_yaxes(**plain, ticklabelstandoff=4)


def text_room(longest: float) -> list[float]:
    """The range of an x axis for bars up to `longest`, with room for the words at their ends."""
    return [0, 1.5 * longest or 1.0]


def nothing(title: str, why: str) -> go.Figure:
    """A sheet that says why nothing is drawn on it."""
    figure = sheet(title, "", height=160)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=why, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
    return figure
