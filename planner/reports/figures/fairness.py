"""How nights and weekends are shared out among peers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from planner.plan.fairness import Burdens
from planner.reports.figures.layout import nothing, sheet
from planner.reports.figures.palette import BLUE, GREEN
from planner.reports.figures.words import lines, short_name
from planner.reports.words import plural
from planner.scenario import Scenario

TITLE = "Nights and weekends among peers"
NIGHTS, WEEKENDS = "night shifts", "weekends worked"
ROW = 64
NAMES = 8


def fairness(scenario: Scenario, groups: Sequence[Burdens]) -> go.Figure:
    """A row per site and contract: how many agents have none, one, two, ... of each burden.

    Groups in which nobody has a peer, or nothing is shared out, are left out.
    """
    told = [g for g in groups if len(g.agents) > 1 and any((*g.nights, *g.weekends))]
    if not told:
        return nothing(TITLE, "Nobody who has a peer works a night or a weekend.")
    figure = sheet(
        TITLE,
        "number of agents who have so many over the horizon, by site and contract",
        height=170 + ROW * len(told),
        legend=(NIGHTS, WEEKENDS),
    )
    nights = [(row, group, group.nights) for row, group in enumerate(told)]
    weekends = [(row, group, group.weekends) for row, group in enumerate(told)]
    figure.add_trace(_dots(scenario, NIGHTS, nights, -0.2, BLUE, "circle"))
    figure.add_trace(_dots(scenario, WEEKENDS, weekends, 0.2, GREEN, "square"))
    _label(figure, told)
    return figure


def _dots(
    scenario: Scenario,
    burden: str,
    rows: Sequence[tuple[int, Burdens, Sequence[int]]],
    shift: float,
    colour: str,
    symbol: str,
) -> go.Scatter:
    """A dot for each number that anybody has, with how many do."""
    dots = [
        (row + shift, number, agents, _words(scenario, group, burden, number, values))
        for row, group, values in rows
        for number, agents in sorted(Counter(values).items())
    ]
    y, x, text, words = zip(*dots, strict=True)
    return go.Scatter(
        name=burden,
        x=x,
        y=y,
        mode="markers+text",
        marker={"symbol": symbol, "size": 24, "color": colour},
        text=text,
        textfont={"color": "white"},
        hovertext=words,
        hoverinfo="text",
        cliponaxis=False,
    )


def _words(
    scenario: Scenario, group: Burdens, burden: str, number: int, values: Sequence[int]
) -> str:
    names = [
        scenario.agents[agent].name
        for agent, value in zip(group.agents, values, strict=True)
        if value == number
    ]
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return (
        f"{group.site}, {group.contract}: {plural(len(names), 'agent')} with {number} {burden}.<br>"
        f"{lines(', '.join(names[:NAMES]) + more)}"
    )


def _label(figure: go.Figure, told: Sequence[Burdens]) -> None:
    most = max(max((*group.nights, *group.weekends)) for group in told)
    figure.update_xaxes(
        title="per agent", dtick=1 if most <= 20 else None, range=[-0.5, most + 0.5]
    )
    figure.update_yaxes(
        tickvals=list(range(len(told))),
        ticktext=[short_name(f"{group.site}, {group.contract}") for group in told],
        range=[len(told) - 0.5, -0.5],
        showgrid=False,
    )
