"""A queue's usual week: contacts, or required agents, by weekday and hour."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from planner.reports.figures.layout import sheet
from planner.reports.figures.palette import AMOUNT
from planner.reports.usual_day import HOURS, mean_by_weekday_and_hour
from planner.reports.words import count
from planner.scenario import WEEKDAYS
from planner.staffing import Requirement

Floats = NDArray[np.float64]
DAYS = [day.title() for day in WEEKDAYS]


class Measure(StrEnum):
    """What a usual week is measured in."""

    CONTACTS = "contacts per hour"
    REQUIRED = "agents required"


def usual_week(requirement: Requirement, queue: str, zone: str, measure: Measure) -> Floats:
    """The mean of every weekday and hour of a zone's clock, [7, 24]; NaN where it is closed.

    Email and social arrive in closed hours too: their contacts count at every hour.
    """
    contacts = requirement.contacts
    row = contacts.queues.index(queue)
    clocks = contacts.grid.wall_clocks(zone)
    if measure is Measure.REQUIRED:
        return mean_by_weekday_and_hour(requirement.required[row], contacts.open[row], clocks)
    arriving = contacts.open[row] | (contacts.volume[row] > 0)
    hourly = contacts.volume[row] * 60 / contacts.grid.interval_minutes
    return mean_by_weekday_and_hour(hourly, arriving, clocks)


def week_heat_map(
    requirement: Requirement,
    queue: str,
    zone: str,
    measure: Measure = Measure.CONTACTS,
) -> go.Figure:
    """A cell per weekday and hour with its number; empty where the queue is closed."""
    week = usual_week(requirement, queue, zone, measure)
    figure = sheet(
        f"{queue}: a usual week",
        f"{measure}, mean over the weeks of the horizon; times in {zone}",
        height=360,
    )
    figure.add_trace(_cells(week, measure))
    figure.update_xaxes(
        tickvals=list(range(0, HOURS, 2)),
        ticktext=[f"{hour:02d}:00" for hour in range(0, HOURS, 2)],
        showgrid=False,
    )
    figure.update_yaxes(type="category", autorange="reversed", showgrid=False)
    return figure


def _cells(week: Floats, measure: Measure) -> go.Heatmap:
    return go.Heatmap(
        z=week,
        x=list(range(HOURS)),
        y=DAYS,
        text=[[_cell(value) for value in day] for day in week],
        texttemplate="%{text}",
        textfont={"size": 12},
        hovertext=[
            [_words(day, hour, value, measure) for hour, value in enumerate(values)]
            for day, values in zip(DAYS, week, strict=True)
        ],
        hoverinfo="text",
        colorscale=AMOUNT,
        zmin=0,
        xgap=1,
        ygap=1,
        showscale=False,
    )


def _cell(value: float) -> str:
    return "" if np.isnan(value) else count(value)


def _words(day: str, hour: int, value: float, measure: Measure) -> str:
    when = f"{day}, {hour:02d}:00 to {hour + 1:02d}:00"
    return f"{when}: closed." if np.isnan(value) else f"{when}: {count(value)} {measure}."
