"""Required against serving agents of one queue over a window of local days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import compress

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from planner.clock import MINUTE
from planner.plan import Coverage
from planner.reports.figures.layout import sheet
from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.palette import CLEAR, GREEN, REQUIRED, SERVING, SHORT
from planner.reports.figures.time_axis import HOURS_UP_TO, draw_time_axis, drawn
from planner.reports.figures.words import MADE_UP_LATER, moment, net_words
from planner.reports.words import count

Floats = NDArray[np.float64]

HEADROOM = 1.2
PRESENT, AT_LEAST = "people who may serve it", "people present at least"


@dataclass(frozen=True)
class QueueWindow:
    """A queue over the n intervals of a window of local days.

    edges [n + 1]: where they begin and the last one ends, as drawn. required, serving, present
    [n]: agents, and people on queue who may serve it.
    """

    edges: tuple[datetime, ...]
    required: Floats
    serving: Floats
    present: Floats
    min_agents: int

    @property
    def highest(self) -> float:
        """The most agents required or serving, at least one."""
        return max(1.0, float(np.maximum(self.required, self.serving).max(initial=0.0)))


def queue_window(coverage: Coverage, number: int, days: LocalDays) -> QueueWindow:
    """The queue with that number over the intervals that reach into the window."""
    grid = coverage.scenario.grid
    within = days.intervals(grid)
    queue = coverage.requirement.contacts.queues[number]
    return QueueWindow(
        edges=tuple(drawn(grid.instant(i)) for i in range(within.start, within.stop + 1)),
        required=coverage.required[number, within],
        serving=coverage.serving[number, within],
        present=coverage.present[number, within],
        min_agents=coverage.scenario.queues[queue].min_agents,
    )


def required_and_serving(
    coverage: Coverage, queue: str, days: LocalDays, *, present: bool = False
) -> go.Figure:
    """Two step lines, and hatched between them where agents are short.

    With `present`, also the people on queue who may serve it, and how many must at least.
    """
    number = coverage.requirement.contacts.queues.index(queue)
    window = queue_window(coverage, number, days)
    lines = [*_shortage(window), *_agents(window, wide=days.days <= HOURS_UP_TO)]
    lines += _presence(window) if present else []
    later = "" if coverage.scenario.queues[queue].immediate else f"; {MADE_UP_LATER}"
    figure = sheet(
        f"{queue}: required and serving agents",
        f"agents by interval; {days.heading}{later}",
        height=380,
        legend=[line.name for line in lines if line.name],
    )
    figure.add_traces([*lines, _hover(coverage, number, days)])
    figure.update_layout(hovermode="x")
    draw_time_axis(figure, days)
    heads = float(window.present.max(initial=0.0)) if present else 0.0
    figure.update_yaxes(range=[0, HEADROOM * max(window.highest, heads)])
    return figure


def _steps(
    name: str, edges: Sequence[datetime], values: Floats, line: dict[str, object]
) -> go.Scatter:
    """A level line through every interval to the last one's end, told where it changes."""
    levels = np.append(values, values[-1:])
    told = np.append(True, levels[1:] != levels[:-1])[: levels.size]
    told[-1:] = True
    return go.Scatter(
        name=name,
        x=list(compress(edges, told)),
        y=levels[told],
        mode="lines",
        line={"shape": "hv", **line},
        hoverinfo="skip",
    )


def _shortage(window: QueueWindow) -> list[go.Scatter]:
    """A hatch from what serves up to what is required, where that is more."""
    floor = np.minimum(window.required, window.serving)
    below = _steps("", window.edges, floor, {"width": 0})
    below.showlegend = False
    short = _steps("short", window.edges, window.required, {"width": 0})
    short.update(
        fill="tonexty",
        fillcolor=CLEAR,
        fillpattern={
            "shape": SHORT.pattern, "fgcolor": SHORT.colour, "bgcolor": "rgba(213,94,0,0.18)",
            "size": 6, "solidity": 0.35,
        },
    )  # fmt: skip
    return [below, short]


def _agents(window: QueueWindow, *, wide: bool) -> list[go.Scatter]:
    """What serves is drawn over what is required, which shows on both sides of it."""
    width = 2.0 if wide else 1.0
    below = {"color": REQUIRED.colour, "width": 2.2 * width}
    above = {"color": SERVING.colour, "width": width}
    return [
        _steps("required", window.edges, window.required, below),
        _steps("serving", window.edges, window.serving, above),
    ]


def _presence(window: QueueWindow) -> list[go.Scatter]:
    thin = {"color": GREEN, "width": 1, "dash": "dot"}
    lines = [_steps(PRESENT, window.edges, window.present, thin)]
    if window.min_agents:
        least = np.full(window.present.shape, float(window.min_agents))
        lines.append(_steps(AT_LEAST, window.edges, least, thin | {"dash": "dash"}))
    return lines


def _hover(coverage: Coverage, number: int, days: LocalDays) -> go.Scatter:
    """One label for every interval, held at its middle."""
    grid = coverage.scenario.grid
    within = days.intervals(grid)
    half = grid.interval_minutes * MINUTE / 2
    intervals = range(within.start, within.stop)
    return go.Scatter(
        x=[drawn(grid.instant(i) + half) for i in intervals],
        y=coverage.required[number, within],
        mode="markers",
        marker={"opacity": 0, "color": SERVING.colour},
        hovertext=[_words(coverage, number, i, days.zone) for i in intervals],
        hoverinfo="text",
        showlegend=False,
    )


def _words(coverage: Coverage, number: int, interval: int, zone: str) -> str:
    when = moment(coverage.scenario.grid.instant(interval), zone)
    if not coverage.requirement.contacts.open[number, interval]:
        return f"{when}<br>closed."
    net = net_words(coverage.required[number, interval], coverage.serving[number, interval])
    heads = count(coverage.present[number, interval])
    return f"{when}<br>{net}.<br>People on queue who may serve it: {heads}."
