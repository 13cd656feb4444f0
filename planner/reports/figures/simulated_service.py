"""The simulated service of every queue, with its uncertainty, against formula and target."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.reports.figures.layout import nothing, sheet
from planner.reports.figures.palette import BLUE, GREY, ORANGE, VERMILION
from planner.reports.figures.target_marks import TARGET, target_marks
from planner.reports.words import share
from planner.simulation.told import QueueTold, Range, Verdict

TITLE = "Answered in time, as customers would live through it"
FORMULA = "as the formulas have it"
STYLES = {
    Verdict.MET: ("target met", BLUE, "circle"),
    Verdict.IN_DOUBT: ("in doubt", ORANGE, "diamond"),
    Verdict.MISSED: ("target missed", VERMILION, "x"),
}
ROW = 26
WIDEST_SCALE = 0.5


def simulated_service(queues: Sequence[QueueTold]) -> go.Figure:
    """A dot for each queue's share in time with its interval, what the formulas say, the target."""
    told = [queue for queue in queues if queue.service_level is not None]
    if not told:
        return nothing(TITLE, "No queue has contacts.")
    kinds = [kind for kind in STYLES if any(queue.verdict is kind for queue in told)]
    figure = sheet(
        TITLE,
        "share of contacts in time over the horizon, with 95 % intervals",
        height=150 + ROW * len(told),
        legend=(*(STYLES[kind][0] for kind in kinds), FORMULA, TARGET),
    )
    for kind in kinds:
        figure.add_trace(_dots(told, kind))
    figure.add_trace(_formulas(told))
    figure.add_trace(
        target_marks([queue.target for queue in told], [_words(queue) for queue in told])
    )
    figure.update_yaxes(
        tickvals=list(range(len(told))),
        ticktext=[queue.queue for queue in told],
        range=[len(told) - 0.5, -0.5],
        showgrid=False,
    )
    lowest = min(min(_level(queue).low, queue.target, queue.by_formula or 1.0) for queue in told)
    figure.update_xaxes(tickformat=".0%", range=[min(WIDEST_SCALE, lowest) - 0.02, 1.08])
    return figure


def _level(queue: QueueTold) -> Range:
    return queue.service_level or Range(0.0, 0.0, 0.0)


def _dots(told: Sequence[QueueTold], kind: Verdict) -> go.Scatter:
    name, colour, symbol = STYLES[kind]
    rows = [row for row, queue in enumerate(told) if queue.verdict is kind]
    levels = [_level(told[row]) for row in rows]
    return go.Scatter(
        name=name,
        x=[level.value for level in levels],
        y=rows,
        mode="markers+text",
        marker={"color": colour, "symbol": symbol, "size": 12},
        error_x={
            "type": "data", "symmetric": False, "thickness": 2, "color": colour,
            "array": [level.high - level.value for level in levels],
            "arrayminus": [level.value - level.low for level in levels],
        },
        text=[f"  {share(level.value)}" for level in levels],
        textposition="middle right",
        cliponaxis=False,
        hovertext=[_words(told[row]) for row in rows],
        hoverinfo="text",
        showlegend=True,
    )  # fmt: skip


def _formulas(told: Sequence[QueueTold]) -> go.Scatter:
    rows = [row for row, queue in enumerate(told) if queue.by_formula is not None]
    return go.Scatter(
        name=FORMULA,
        x=[told[row].by_formula for row in rows],
        y=rows,
        mode="markers",
        marker={"color": GREY, "symbol": "square-open", "size": 10, "line": {"width": 2}},
        hovertext=[_words(told[row]) for row in rows],
        hoverinfo="text",
    )


def _words(queue: QueueTold) -> str:
    level = _level(queue)
    formula = "" if queue.by_formula is None else f"; by formula {share(queue.by_formula)}"
    return (
        f"{queue.queue}: {share(level.value)} in time ({share(level.low)} to "
        f"{share(level.high)});<br>target {share(queue.target)}, {queue.verdict}{formula}."
    )
