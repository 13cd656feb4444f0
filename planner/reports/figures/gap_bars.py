"""The worst gaps as bars, by late contacts, with the kind of their cause."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.plan import Gap
from planner.plan.causes import Kind
from planner.reports.figures.layout import nothing, sheet, text_room
from planner.reports.figures.palette import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    Style,
)
from planner.reports.figures.words import lines, span
from planner.reports.gaps import NO_GAPS, worst_gaps
from planner.reports.words import count
from planner.reports.zone_choice import ZoneChoice

TITLE = "The worst gaps"
ROW = 30

STYLES = {
    Kind.NO_SKILL: Style(VERMILION),
    Kind.CLOSED: Style(GREY),
    Kind.SHARED: Style(SKY, "/"),
    Kind.COULD_BE_COVERED: Style(GREEN),
    Kind.WORTH_MORE_ELSEWHERE: Style(BLUE, "x"),
    Kind.NOT_WORTH_A_SHIFT: Style(PURPLE, "."),
    Kind.RULES: Style(ORANGE, "/"),
    Kind.NOBODY_AVAILABLE: Style(GREY, "x"),
    Kind.EVERYBODY_THERE: Style(VERMILION, "\\"),
}


def gap_bars(gaps: Sequence[Gap], zones: ZoneChoice) -> go.Figure:
    """A bar for each of the worst gaps, from the worst; the legend names the causes."""
    worst = worst_gaps(gaps)
    if not worst:
        return nothing(TITLE, NO_GAPS)
    kinds = list(dict.fromkeys(gap.cause.kind for gap in worst))
    figure = sheet(
        f"{TITLE}: {len(worst)} of {len(gaps):,}",
        f"late contacts in each gap; {_clock_words(worst, zones)}",
        height=160 + ROW * len(worst),
        legend=[str(kind) for kind in kinds],
    )
    for kind in kinds:
        rows = [row for row, gap in enumerate(worst) if gap.cause.kind is kind]
        figure.add_trace(_bars(kind, rows, [worst[row] for row in rows], zones))
    figure.update_yaxes(
        tickvals=list(range(len(worst))),
        ticktext=[_label(gap, zones) for gap in worst],
        range=[len(worst) - 0.5, -0.5],
        showgrid=False,
    )
    most = max(gap.late_contacts for gap in worst)
    figure.update_xaxes(range=text_room(most), title="late contacts")
    figure.update_layout(barmode="overlay")
    return figure


def _clock_words(worst: Sequence[Gap], zones: ZoneChoice) -> str:
    used = {zones.zone_for_queue(gap.queue) for gap in worst}
    return f"times in {used.pop()}" if len(used) == 1 else "times by each queue's customers' clock"


def _bars(kind: Kind, rows: Sequence[int], gaps: Sequence[Gap], zones: ZoneChoice) -> go.Bar:
    return go.Bar(
        name=str(kind),
        orientation="h",
        x=[gap.late_contacts for gap in gaps],
        y=rows,
        width=0.7,
        marker=STYLES[kind].marker,
        text=[
            f"{count(gap.late_contacts)} late, {count(gap.agent_hours_short)} agent-hours short"
            for gap in gaps
        ],
        textposition="outside",
        cliponaxis=False,
        hovertext=[_words(gap, zones) for gap in gaps],
        hoverinfo="text",
    )


def _label(gap: Gap, zones: ZoneChoice) -> str:
    return f"{gap.queue}  {span(gap.start, gap.end, zones.zone_for_queue(gap.queue))}"


def _words(gap: Gap, zones: ZoneChoice) -> str:
    zone = zones.zone_for_queue(gap.queue)
    return (
        f"{gap.queue}, {span(gap.start, gap.end, zone)} in {zone}:<br>"
        f"{count(gap.agent_hours_short)} agent-hours short, "
        f"{count(gap.late_contacts)} contacts late.<br>{lines(str(gap.cause))}."
    )
