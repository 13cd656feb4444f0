"""Time axes that are right about clock changes.

The axis runs in elapsed time: a position on it is a UTC instant, and only the labels are wall
clock. So a day of 23 hours is 23 hours wide, and a skipped hour has neither width nor label.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import plotly.graph_objects as go

from planner import clock
from planner.clock import DAY, MINUTE
from planner.reports.clock_changes.words import in_minutes
from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.palette import MIDNIGHT, VERMILION
from planner.reports.figures.words import day_of_month

MILLISECOND = timedelta(milliseconds=1)
HOURS_UP_TO = 3
NAMES_UP_TO = 10

Tick = tuple[datetime, str]


def drawn(instant: datetime) -> datetime:
    """An instant as plotly's date axes take it: naive, in UTC."""
    return instant.astimezone(UTC).replace(tzinfo=None)


def drawn_length(duration: timedelta) -> float:
    """A length of time as plotly's bars on date axes take it: milliseconds."""
    return duration / MILLISECOND


def draw_time_axis(figure: go.Figure, days: LocalDays) -> None:
    """Make the x axis, of every part of a figure, the time axis of these local days.

    Midnights are thin lines; a clock change is a dashed one with its words beside it.
    """
    ticks = list(time_ticks(days))
    figure.update_xaxes(
        type="date",
        range=[drawn(days.start), drawn(days.end)],
        tickmode="array",
        tickvals=[drawn(instant) for instant, _ in ticks],
        ticktext=[label for _, label in ticks],
        ticks="outside" if days.days <= HOURS_UP_TO else "",
        showgrid=False,
    )
    for midnight in days.midnights[1:-1]:
        _upright(figure, midnight, {"color": MIDNIGHT, "width": 1})
    for instant, minutes in clock.changes(days.zone, days.start, days.end):
        _draw_change(figure, days, instant, minutes)


def time_ticks(days: LocalDays) -> Iterator[Tick]:
    """Instants and labels: hours on up to three days, else the dates amid their days."""
    if days.days <= HOURS_UP_TO:
        yield from _hours(days)
        return
    for day, start, end in days.spans:
        yield start + (end - start) / 2, date_label(day, days)


def _hours(days: LocalDays) -> Iterator[Tick]:
    """Every third hour of one day, every sixth of several; of a skipped one there is no label."""
    step = 3 if days.days == 1 else 6
    for day in days.dates:
        for hour in range(0, 24, step):
            for instant in clock.instants(datetime.combine(day, time(hour)), days.zone)[:1]:
                name = f"<br>{day:%a} {day_of_month(day)}" if hour == 12 and days.days > 1 else ""
                yield instant, f"{hour:02d}:00{name}"


def date_label(day: date, days: LocalDays) -> str:
    """`Mon<br>1 Mar`; where days are many `Mo<br>2`, with the month where it or they begin."""
    if days.days <= NAMES_UP_TO:
        return f"{day:%a}<br>{day_of_month(day)}"
    begins = day.day == 1 or (day == days.first and (day + 2 * DAY).month == day.month)
    return f"{day:%a}"[:2] + f"<br>{day_of_month(day) if begins else day.day}"


def change_words(minutes: int) -> str:
    """`clocks go forward 1 h`, `clocks go back 30 min`."""
    return f"clocks go {'forward' if minutes > 0 else 'back'} {in_minutes(abs(minutes))}"


def _draw_change(figure: go.Figure, days: LocalDays, instant: datetime, minutes: int) -> None:
    late = instant - days.start > (days.end - days.start) / 2
    after = clock.local(instant, days.zone)
    _upright(figure, instant, {"color": VERMILION, "width": 1.5, "dash": "dot"})
    figure.add_annotation(
        text=change_words(minutes),
        hovertext=(
            f"On {after:%a %Y-%m-%d} the clocks of {days.zone} jump "
            f"from {after - minutes * MINUTE:%H:%M} to {after:%H:%M}."
        ),
        x=drawn(instant),
        y=1,
        yref="paper",
        xanchor="right" if late else "left",
        yanchor="top",
        xshift=-4 if late else 4,
        showarrow=False,
    )


def _upright(figure: go.Figure, instant: datetime, line: dict[str, object]) -> None:
    where = drawn(instant)
    figure.add_shape(
        type="line", x0=where, x1=where, y0=0, y1=1, yref="paper", line=line, layer="below"
    )
