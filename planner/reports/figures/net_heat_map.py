"""A queue's net, serving less required, over the horizon: a row for every local date.

Columns are elapsed time since local midnight, so the row of a 23-hour day ends an hour before
the others and that of a 25-hour day an hour after them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from planner import clock
from planner.plan import Coverage
from planner.reports.figures.day_rows import HOUR, DayRow, day_rows
from planner.reports.figures.layout import sheet
from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.palette import NET, VERMILION
from planner.reports.figures.time_axis import change_words
from planner.reports.figures.words import MADE_UP_LATER, day_of_month, moment, net_words
from planner.reports.words import count

Floats = NDArray[np.float64]

ROW = 19
WORTH_A_SIGN = -0.5


def net_heat_map(coverage: Coverage, queue: str, zone: str) -> go.Figure:
    """Orange with a minus where agents are short, blue where they are over, empty where closed."""
    days = LocalDays.of_horizon(coverage.scenario.grid, zone)
    rows = day_rows(coverage.scenario.grid, days)
    net = _open_net(coverage, queue)
    later = "" if coverage.scenario.queues[queue].immediate else f"; {MADE_UP_LATER}"
    figure = sheet(
        f"{queue}: serving less required",
        f"agents; rows are local dates, columns elapsed hours since midnight in {zone}{later}",
        height=140 + ROW * len(rows),
    )
    words = _row_words(rows, zone, _interval_words(coverage, queue))
    figure.add_traces([_cells(rows, net, words), _minus_signs(rows, net), _change_marks(days)])
    _label(figure, days)
    return figure


def _open_net(coverage: Coverage, queue: str) -> Floats:
    """The net of a queue and, last, NaN for what lies outside; NaN where it is closed, [T + 1]."""
    contacts = coverage.requirement.contacts
    number = contacts.queues.index(queue)
    return np.append(np.where(contacts.open[number], coverage.net[number], np.nan), np.nan)


def _cells(rows: Sequence[DayRow], net: Floats, words: Sequence[Sequence[str]]) -> go.Heatmap:
    """A colour for each cell, from as short as it gets to as much over."""
    limit = -min(-1.0, float(np.nanmin(net, initial=0.0)))
    widest = max(len(row.intervals) for row in rows)
    return go.Heatmap(
        z=[_filled(net[list(row.intervals)], widest) for row in rows],
        x0=rows[0].middle(0),
        dx=rows[0].cell_minutes / 60,
        y=list(range(len(rows))),
        hovertext=words,
        hoverinfo="text",
        colorscale=NET,
        zmin=-limit,
        zmax=limit,
        ygap=1,
        colorbar=_colorbar(limit),
    )


def _filled(values: Floats, length: int) -> Floats:
    """The values, and nothing where a longer day than this one goes on."""
    return np.append(values, np.full(length - values.size, np.nan))


def _colorbar(limit: float) -> dict[str, object]:
    most = count(limit)
    return {
        "tickvals": [-limit, 0, limit],
        "ticktext": [f"{most}<br>short", "enough", f"{most} or more<br>over"],
        "thickness": 12,
        "outlinewidth": 0,
    }


def _interval_words(coverage: Coverage, queue: str) -> list[str]:
    """What each interval is like; the last one is outside the horizon."""
    contacts = coverage.requirement.contacts
    number = contacts.queues.index(queue)
    told = [
        net_words(required, serving) if is_open else "closed"
        for is_open, required, serving in zip(
            contacts.open[number], coverage.required[number], coverage.serving[number], strict=True
        )
    ]
    return [*told, "outside the horizon"]


def _row_words(rows: Sequence[DayRow], zone: str, told: Sequence[str]) -> list[list[str]]:
    return [
        [f"{moment(row.instant(k), zone)}<br>{told[i]}." for k, i in enumerate(row.intervals)]
        for row in rows
    ]


def _minus_signs(rows: Sequence[DayRow], net: Floats) -> go.Scatter:
    """A minus on every cell that is short by half an agent or more: a sign beside the colour."""
    places = [
        (row.middle(k), y)
        for y, row in enumerate(rows)
        for k, interval in enumerate(row.intervals)
        if net[interval] <= WORTH_A_SIGN
    ]
    return go.Scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers",
        marker={"symbol": "line-ew", "size": 5, "line": {"width": 1.5, "color": "white"}},
        hoverinfo="skip",
        showlegend=False,
    )


def _change_marks(days: LocalDays) -> go.Scatter:
    """An upright stroke in the row of a date, where its clocks change."""
    found = clock.changes(days.zone, days.start, days.end)
    rows = [days.dates.index(clock.local(instant, days.zone).date()) for instant, _ in found]
    return go.Scatter(
        x=[
            (instant - days.midnights[row]) / HOUR
            for row, (instant, _) in zip(rows, found, strict=True)
        ],
        y=rows,
        mode="markers",
        marker={"symbol": "line-ns", "size": ROW - 2, "line": {"width": 2, "color": VERMILION}},
        hovertext=[
            f"{moment(instant, days.zone)}<br>{change_words(minutes)}."
            for instant, minutes in found
        ],
        hoverinfo="text",
        showlegend=False,
    )


def _label(figure: go.Figure, days: LocalDays) -> None:
    hours = [(end - start) / HOUR for _, start, end in days.spans]
    marks = range(0, math.ceil(max(hours)) + 1, 3)
    figure.update_xaxes(
        range=[0, max(hours)],
        tickvals=list(marks),
        ticktext=[f"{mark} h" for mark in marks],
        showgrid=False,
    )
    figure.update_yaxes(
        tickvals=list(range(days.days)),
        ticktext=[_date_label(*pair) for pair in zip(days.dates, hours, strict=True)],
        range=[days.days - 0.5, -0.5],
        showgrid=False,
    )


def _date_label(day: date, hours: float) -> str:
    """`Sat 27 Mar`; with its length where that is not 24 hours: `Sun 28 Mar (23 h)`."""
    length = "" if hours == 24 else f" ({hours:g} h)"
    return f"{day:%a} {day_of_month(day)}{length}"
