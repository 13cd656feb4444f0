"""A queue's simulated service day by day."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.reports.figures.layout import nothing, sheet
from planner.reports.figures.palette import BLUE, GREY, ORANGE, VERMILION
from planner.reports.words import count, share
from planner.simulation.told import DayTold

SURE, LIKELY = 0.95, 0.5
KINDS = (
    (f"reaches the target in {SURE:.0%} of replications or more", BLUE, "circle"),
    ("more often than not", ORANGE, "diamond"),
    ("less often", VERMILION, "x"),
)


def simulated_days(queue: str, zone: str, days: Sequence[DayTold]) -> go.Figure:
    """A dot a day with its interval; the colour tells how likely the day reaches its target."""
    title = f"{queue}: in time, day by day"
    if not days:
        return nothing(title, "Nobody comes.")
    kinds = [_kind(day) for day in days]
    figure = sheet(
        title,
        f"share of contacts in time on local days of {zone}, with 95 % intervals; dashed: target",
        height=340,
        legend=[KINDS[kind][0] for kind in sorted(set(kinds))],
    )
    for kind in sorted(set(kinds)):
        figure.add_trace(_dots([d for d, k in zip(days, kinds, strict=True) if k == kind], kind))
    figure.add_hline(y=days[0].target, line={"color": GREY, "width": 1.5, "dash": "dash"})
    lowest = min(day.service_level.low for day in days)
    figure.update_yaxes(tickformat=".0%", range=[max(min(0.5, lowest) - 0.05, -0.02), 1.04])
    figure.update_xaxes(type="date", tickformat="%a %d %b", showgrid=False)
    return figure


def _kind(day: DayTold) -> int:
    return 0 if day.chance_met >= SURE else 1 if day.chance_met > LIKELY else 2


def _dots(days: Sequence[DayTold], kind: int) -> go.Scatter:
    name, colour, symbol = KINDS[kind]
    levels = [day.service_level for day in days]
    return go.Scatter(
        name=name,
        x=[day.date for day in days],
        y=[level.value for level in levels],
        mode="markers",
        marker={"color": colour, "symbol": symbol, "size": 10},
        error_y={
            "type": "data", "symmetric": False, "thickness": 1.5, "color": colour,
            "array": [level.high - level.value for level in levels],
            "arrayminus": [level.value - level.low for level in levels],
        },
        hovertext=[_words(day) for day in days],
        hoverinfo="text",
        showlegend=True,
    )  # fmt: skip


def _words(day: DayTold) -> str:
    level = day.service_level
    return (
        f"{day.date:%a %Y-%m-%d}: {share(level.value)} of {count(day.contacts)} contacts in time "
        f"({share(level.low)} to {share(level.high)});<br>"
        f"reaches {share(day.target)} with a chance of {share(day.chance_met)}."
    )
