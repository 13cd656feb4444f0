"""Required agent-hours by day, now and with the changes of a what-if."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import plotly.graph_objects as go

from planner.reports.figures.daily_volume import QueueDays, queue_days
from planner.reports.figures.layout import nothing, sheet
from planner.reports.figures.palette import BLUE, FAINT, GREY
from planner.reports.figures.words import day_of_month, plain
from planner.reports.words import count
from planner.reports.zone_choice import ZoneChoice
from planner.staffing import Requirement

TITLE = "Agent-hours required by day"
NOW, THEN = "now", "with the changes"
ACROSS = 3
PANEL, AROUND = 128, 140
HEADROOM = 1.15
MOVED = 1e-6
LOOKS = {NOW: {"color": GREY, "dash": "dot", "width": 2}, THEN: {"color": BLUE, "width": 2}}


@dataclass(frozen=True)
class Pair:
    """A queue's days in two requirements."""

    now: QueueDays
    then: QueueDays

    @property
    def title(self) -> str:
        """`de-voice: 516 h, then 570 h`."""
        now, then = (count(float(days.agent_hours.sum())) for days in (self.now, self.then))
        return f"{plain(self.now.queue)}: {now} h, then {then} h"


def required_then(now: Requirement, then: Requirement, zones: ZoneChoice) -> go.Figure:
    """A small drawing for each queue that moves: its days' agent-hours, before and after.

    Both are of the same queues and the same horizon. Days that the horizon cuts are left out,
    unless there are no whole ones.
    """
    apart = np.abs(then.required - now.required).max(axis=1) > MOVED
    moving = [name for name, moves in zip(now.contacts.queues, apart, strict=True) if moves]
    pairs = [_pair(now, then, queue, zones) for queue in moving]
    if not pairs:
        return nothing(TITLE, "No queue asks for more or for less.")
    across = min(ACROSS, len(pairs))
    rows = math.ceil(len(pairs) / across)
    figure = sheet(
        TITLE, _subtitle(pairs), height=AROUND + PANEL * rows, legend=(NOW, THEN), above=20
    )
    figure.set_subplots(
        rows=rows, cols=across, subplot_titles=[pair.title for pair in pairs],
        vertical_spacing=0.36 / rows, horizontal_spacing=0.07,
    )  # fmt: skip
    places = [divmod(number, across) for number in range(len(pairs)) for _ in (NOW, THEN)]
    figure.add_traces(
        [line for number, pair in enumerate(pairs) for line in _lines(pair, legend=number == 0)],
        rows=[row + 1 for row, _ in places],
        cols=[col + 1 for _, col in places],
    )
    figure.update_layout(dict(_axes(pairs)))
    figure.update_annotations(font_size=12)
    return figure


def _pair(now: Requirement, then: Requirement, queue: str, zones: ZoneChoice) -> Pair:
    zone = zones.zone_for_queue(queue)
    return Pair(queue_days(now, queue, zone), queue_days(then, queue, zone))


def _subtitle(pairs: Sequence[Pair]) -> str:
    clocks = {pair.now.zone for pair in pairs}
    whose = clocks.pop() if len(clocks) == 1 else "each queue's customers"
    return f"of the queues that move, by local days of {whose}; over each its sum"


def _shown(pair: Pair) -> Sequence[int]:
    """The places of the days that are drawn."""
    whole = [i for i, is_whole in enumerate(pair.now.whole) if is_whole]
    return whole or range(len(pair.now.dates))


def _axes(pairs: Sequence[Pair]) -> Iterator[tuple[str, dict[str, object]]]:
    """The axes of every drawing, by the names that plotly gives them."""
    for number, pair in enumerate(pairs, start=1):
        ticks = _ticks([pair.now.dates[i] for i in _shown(pair)])
        yield (
            f"xaxis{number}",
            {
                "tickvals": ticks, "ticktext": [day_of_month(day) for day in ticks],
                "showgrid": False, "zeroline": False, "automargin": True, "tickangle": 0,
            },
        )  # fmt: skip
        highest = max(float(days.agent_hours.max()) for days in (pair.now, pair.then))
        yield (
            f"yaxis{number}",
            {
                "range": [0, HEADROOM * highest], "nticks": 3, "gridcolor": FAINT,
                "zeroline": False, "automargin": True,
            },
        )  # fmt: skip


def _ticks(dates: Sequence[date]) -> Sequence[date]:
    """Mondays, where there are several; else every third day."""
    mondays = [day for day in dates if day.weekday() == 0]
    return mondays if len(mondays) > 1 else dates[::3]


def _lines(pair: Pair, *, legend: bool) -> Iterator[go.Scatter]:
    shown = _shown(pair)
    for name, days in ((NOW, pair.now), (THEN, pair.then)):
        yield go.Scatter(
            name=name,
            legendgroup=name,
            showlegend=legend,
            x=[days.dates[i] for i in shown],
            y=[days.agent_hours[i] for i in shown],
            mode="lines" if len(shown) > 1 else "markers",
            line=LOOKS[name],
            hovertext=[_words(name, days, i) for i in shown],
            hoverinfo="text",
        )


def _words(name: str, days: QueueDays, place: int) -> str:
    return (
        f"{plain(days.queue)}, {days.dates[place]:%a %Y-%m-%d}, {name}:<br>"
        f"{count(float(days.agent_hours[place]))} agent-hours required."
    )
