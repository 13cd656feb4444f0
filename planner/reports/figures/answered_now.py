"""Voice and chat: what each number of agents would give in one interval, target by target."""

from __future__ import annotations

import plotly.graph_objects as go

from planner.reports.figures.layout import sheet
from planner.reports.figures.palette import BLUE, GREY, ORANGE, VERMILION
from planner.reports.words import count, plural, seconds, share
from planner.staffing.explained import AnsweredNow, Goal, RequirementExplained, Target

SHOWN_BELOW = 6
PANEL = 150


def answered_now_figure(
    title: str, explained: RequirementExplained, reason: AnsweredNow
) -> go.Figure:
    """A panel for each target: its share by the number of agents, and its limit as a dashed line.

    A cross misses the target, a dot meets it; the large one is what all targets together require.
    """
    panels = {_panel_title(target, reason): 1.0 for target in reason.targets}
    figure = sheet(
        title,
        f"{_work_words(explained)}; {reason.model}",
        height=150 + PANEL * len(panels),
        panels=panels,
    )
    first = max(1, reason.required - SHOWN_BELOW)
    for row, target in enumerate(reason.targets, start=1):
        figure.add_trace(_curve(target, reason, first), row=row, col=1)
        figure.add_hline(
            y=target.limit, line={"color": VERMILION, "width": 1.5, "dash": "dash"}, row=row, col=1
        )
        figure.update_yaxes(tickformat=".0%", range=[0, 1.2], tickvals=[0, 0.5, 1], row=row, col=1)
    figure.update_xaxes(dtick=1)
    figure.update_xaxes(title="agents", row=len(panels), col=1)
    return figure


def _panel_title(target: Target, reason: AnsweredNow) -> str:
    """`answered within 20 s: at least 80.0 %, which decides`."""
    least = "at least" if target.goal is Goal.SERVICE_LEVEL else "at most"
    told = f"{_goal_words(target.goal, reason)}: {least} {share(target.limit)}"
    if any(target is binding for binding in reason.binding):
        return f"{told}, which decides"
    return f"{told}, for which {plural(target.agents, 'agent')} would do"


def _goal_words(goal: Goal, reason: AnsweredNow) -> str:
    if goal is Goal.SERVICE_LEVEL:
        return f"answered within {seconds(reason.within_seconds)}"
    return "gave up" if goal is Goal.ABANDONMENT else "occupancy"


def _curve(target: Target, reason: AnsweredNow, first: int) -> go.Scatter:
    agents, shares = reason.agents[first:], target.shares[first:]
    chosen = agents == reason.required
    return go.Scatter(
        x=agents,
        y=shares,
        mode="lines+markers+text",
        line={"color": GREY, "width": 1.5},
        marker={
            "color": [BLUE if n >= target.agents else ORANGE for n in agents],
            "symbol": ["circle" if n >= target.agents else "x" for n in agents],
            "opacity": 1,
            "size": [14 if is_chosen else 8 for is_chosen in chosen],
        },
        text=[
            share(s) if abs(n - reason.required) <= 1 else ""
            for n, s in zip(agents, shares, strict=True)
        ],
        textposition="top center",
        cliponaxis=False,
        hovertext=[
            f"With {plural(int(n), 'agent')}: {share(s)} {_goal_words(target.goal, reason)}."
            for n, s in zip(agents, shares, strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
    )


def _work_words(explained: RequirementExplained) -> str:
    return (
        f"{count(explained.volume)} contacts in {explained.interval_minutes} min "
        f"x {seconds(explained.handle_time_seconds)} = {explained.load:.2f} erlangs"
    )
