"""Contacts and required agent-hours of queues by local day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from planner import clock
from planner.clock import DAY, Grid
from planner.reports.figures.layout import sheet
from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.palette import series_style
from planner.reports.figures.time_axis import date_label
from planner.reports.words import count, plural
from planner.reports.zone_choice import ZoneChoice
from planner.staffing import Requirement

Floats = NDArray[np.float64]

CONTACTS = "contacts"
AGENT_HOURS = "agent-hours required"
PALE = 0.4


@dataclass(frozen=True)
class QueueDays:
    """What a queue's local days sum up to; each list has a value for every date.

    whole: whether the horizon holds all of the date.
    """

    queue: str
    zone: str
    dates: tuple[date, ...]
    whole: tuple[bool, ...]
    contacts: Floats
    agent_hours: Floats


def queue_days(requirement: Requirement, queue: str, zone: str) -> QueueDays:
    """A queue's contacts and required agent-hours by the local dates of a zone."""
    contacts = requirement.contacts
    grid, number = contacts.grid, contacts.queues.index(queue)
    hours = grid.interval_minutes / 60
    dates = tuple(grid.dates(zone))
    return QueueDays(
        queue=queue,
        zone=zone,
        dates=dates,
        whole=tuple(_is_whole(grid, day, zone) for day in dates),
        contacts=_by_date(grid, zone, contacts.volume[number]),
        agent_hours=_by_date(grid, zone, hours * requirement.required[number]),
    )


def _is_whole(grid: Grid, day: date, zone: str) -> bool:
    start, end = clock.day_start(day, zone), clock.day_start(day + DAY, zone)
    return grid.start <= start and end <= grid.end


def _by_date(grid: Grid, zone: str, values: Floats) -> Floats:
    ordinal = grid.wall_clocks(zone).ordinal
    sums = np.bincount(ordinal - ordinal[0], values, minlength=len(grid.dates(zone)))
    return sums.astype(np.float64)


def daily_volume(requirement: Requirement, queues: Sequence[str], zones: ZoneChoice) -> go.Figure:
    """Stacked bars of each queue's days: contacts above, required agent-hours below."""
    found = [queue_days(requirement, queue, zones.zone_for_queue(queue)) for queue in queues]
    figure = sheet(
        f"Contacts and work by day: {plural(len(found), 'queue')}",
        _days_words(found),
        height=560,
        legend=queues if len(queues) > 1 else (),
        panels={CONTACTS: 1.0, AGENT_HOURS: 1.0},
    )
    for number, days in enumerate(found):
        figure.add_trace(_bars(days, number, days.contacts, CONTACTS), row=1, col=1)
        figure.add_trace(_bars(days, number, days.agent_hours, AGENT_HOURS), row=2, col=1)
    figure.update_layout(barmode="stack", bargap=0.15)
    _label_dates(figure, found)
    return figure


def _days_words(found: Sequence[QueueDays]) -> str:
    zones = {days.zone for days in found}
    whose = zones.pop() if len(zones) == 1 else "each queue's customers"
    cut = any(not all(days.whole) for days in found)
    pale = "; days cut by the horizon are pale" if cut else ""
    return f"sums over local days of {whose}{pale}"


def _bars(days: QueueDays, number: int, values: Floats, unit: str) -> go.Bar:
    return go.Bar(
        name=days.queue,
        legendgroup=days.queue,
        showlegend=unit == CONTACTS,
        x=days.dates,
        y=values,
        marker={
            **series_style(number).marker,
            "opacity": [1.0 if whole else PALE for whole in days.whole],
        },
        hovertext=[
            f"{days.queue}, {_day_words(day, days.zone)}:<br>{count(value)} {unit}."
            for day, value in zip(days.dates, values, strict=True)
        ],
        hoverinfo="text",
    )


def _day_words(day: date, zone: str) -> str:
    """`Mon 2027-03-01 in Europe/Riga`; a day that is not 24 hours long says so."""
    hours = clock.day_minutes(day, zone) / 60
    length = "" if hours == 24 else f", {hours:g} h long"
    return f"{day:%a %Y-%m-%d} in {zone}{length}"


def _label_dates(figure: go.Figure, found: Sequence[QueueDays]) -> None:
    first, last = found[0].dates[0], found[0].dates[-1]
    for days in found:
        first, last = min(first, days.dates[0]), max(last, days.dates[-1])
    window = LocalDays(first, (last - first).days + 1, found[0].zone)
    figure.update_xaxes(
        type="date",
        tickvals=list(window.dates),
        ticktext=[date_label(day, window) for day in window.dates],
        showgrid=False,
    )
