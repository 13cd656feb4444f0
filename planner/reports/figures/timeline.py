"""Everyone's shifts on a time axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import plotly.graph_objects as go

from planner.plan import Schedule, Shift
from planner.plan.history import history
from planner.reports.figures.bar_maker import BarMaker
from planner.reports.figures.layout import LETTER, sheet
from planner.reports.figures.local_days import LocalDays
from planner.reports.figures.shift_changes import shift_changes
from planner.reports.figures.time_axis import draw_time_axis, drawn, drawn_length
from planner.reports.figures.timeline_bar import OUTLINES, STYLES, Bar, BarKind
from planner.reports.figures.timeline_rows import GroupBy, TimelineRows, timeline_rows
from planner.reports.words import plural
from planner.scenario import Scenario

BREAKS_UP_TO = 3
TOP_LABELS = 30
NAMES = 16
ROW = 22
THICKNESS = 0.72
ROW_OF_MANY, MANY = 16, 60


def timeline(
    scenario: Scenario,
    schedule: Schedule,
    agents: Sequence[str],
    days: LocalDays,
    *,
    group_by: GroupBy = GroupBy.SITE,
    baseline: Schedule | None = None,
) -> go.Figure:
    """A row for each agent with the shifts that reach into a window of local days.

    Up to three days show what each shift consists of, more of them shifts alone. Shifts that
    began before the horizon are there too. What differs from a `baseline` is outlined, and what
    is dropped of it hatched.
    """
    rows = timeline_rows(scenario, agents, group_by)
    traces = _traces(_bars(scenario, schedule, rows, days, baseline))
    figure = sheet(
        f"Shifts of {plural(len(agents), 'agent')}",
        days.heading,
        height=176 + len(rows.labels) * (ROW if len(rows.labels) < MANY else ROW_OF_MANY),
        legend=[trace.name for trace in traces] if len(traces) > 1 else (),
        above=TOP_LABELS,
    )
    figure.add_traces(traces)
    figure.update_layout(barmode="overlay")
    draw_time_axis(figure, days)
    _label(figure, rows)
    return figure


def _label(figure: go.Figure, rows: TimelineRows) -> None:
    """Names at the left, times at the top.

    The room for names is estimated: to have the browser measure those of hundreds of agents,
    and look whether they fit, was measured to take it two seconds, five times the drawing itself.
    """
    figure.update_layout(margin_l=NAMES + LETTER * rows.width)
    figure.update_xaxes(side="top", automargin=False)
    figure.update_yaxes(
        tickvals=list(range(len(rows.labels))),
        ticktext=rows.labels,
        range=[len(rows.labels) - 0.5, -0.5],
        automargin=False,
        ticklabeloverflow="allow",
    )


def _bars(
    scenario: Scenario,
    schedule: Schedule,
    rows: TimelineRows,
    days: LocalDays,
    baseline: Schedule | None,
) -> Iterator[Bar]:
    maker = BarMaker(scenario, rows, days.zone)

    def shown(shifts: Iterable[Shift]) -> list[Shift]:
        return [s for s in shifts if s.agent in rows.row_of and _inside(s, days)]

    shifts = shown((*history(scenario), *schedule.shifts))
    yield from (bar for bar in maker.time_off() if _inside(bar, days))
    yield from maker.stretches(shifts) if days.days <= BREAKS_UP_TO else maker.shifts(shifts)
    if baseline is not None:
        changes = shift_changes(baseline, schedule)
        before = {shift: changes.before[shift] for shift in shown(changes.before)}
        yield from maker.dropped(shown(changes.dropped))
        yield from maker.changed(before)


def _inside(stretch: Shift | Bar, days: LocalDays) -> bool:
    return stretch.start < days.end and stretch.end > days.start


def _traces(bars: Iterable[Bar]) -> list[go.Bar]:
    """One trace for every kind of bar, in the order of `BarKind`."""
    by_kind: dict[BarKind, list[Bar]] = {}
    for bar in bars:
        by_kind.setdefault(bar.kind, []).append(bar)
    return [_trace(kind, by_kind[kind]) for kind in BarKind if kind in by_kind]


def _trace(kind: BarKind, bars: Sequence[Bar]) -> go.Bar:
    """Bars that lie along the time axis: a base in UTC and an elapsed length in milliseconds."""
    return go.Bar(
        name=str(kind),
        orientation="h",
        y=[bar.row for bar in bars],
        base=[drawn(bar.start) for bar in bars],
        x=[drawn_length(bar.end - bar.start) for bar in bars],
        width=THICKNESS,
        marker=STYLES[kind].marker | OUTLINES.get(kind, {}),
        hovertext=[bar.words for bar in bars],
        hoverinfo="text",
    )
