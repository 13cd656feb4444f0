"""Two or more plans, term by term of their objective."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from planner.reports.figures.layout import sheet
from planner.reports.figures.palette import series_style
from planner.reports.figures.words import plain, short_name
from planner.reports.terms import WORDS
from planner.reports.words import count

BAR = 20

Worths = Mapping[str, Mapping[str, float]]


def terms_bars(plans: Worths) -> go.Figure:
    """Bars in late contacts for each plan's terms (plan, then term: its worth); less is better.

    A term that weighs nothing in any of the plans is left out.
    """
    terms = [term for term in WORDS if any(worths.get(term, 0.0) for worths in plans.values())]
    figure = sheet(
        "What is weighed, plan by plan",
        "each term's worth in late contacts; less is better",
        height=170 + (BAR * len(plans) + 14) * len(terms),
        legend=[short_name(plan) for plan in plans] if len(plans) > 1 else (),
    )
    for number, (plan, worths) in enumerate(plans.items()):
        figure.add_trace(_bars(plan, {term: worths.get(term, 0.0) for term in terms}, number))
    figure.update_yaxes(
        tickvals=list(range(len(terms))),
        ticktext=[_label(term) for term in terms],
        range=[len(terms) - 0.5, -0.5],
        showgrid=False,
    )
    figure.update_xaxes(title="late contacts", rangemode="tozero")
    figure.update_layout(barmode="group", bargap=0.2)
    return figure


def _bars(plan: str, worths: Mapping[str, float], number: int) -> go.Bar:
    return go.Bar(
        name=short_name(plan),
        orientation="h",
        x=list(worths.values()),
        y=list(range(len(worths))),
        marker=series_style(number).marker,
        text=[count(worth) for worth in worths.values()],
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"{plain(plan)}: {WORDS[term]}<br>weigh as much as {count(worth)} late contacts."
            for term, worth in worths.items()
        ],
        hoverinfo="text",
    )


def _label(term: str) -> str:
    """`labour cost`: the term's words without what stands in brackets."""
    return WORDS[term].split(" (")[0]
