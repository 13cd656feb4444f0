"""The usual day of every language: how much of what customers need is there, hour by hour."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from planner.plan import Coverage
from planner.reports.figures.language_day import LanguageDay, heads_by_hour, language_days
from planner.reports.figures.layout import nothing, sheet
from planner.reports.figures.palette import AMOUNT, SERVED
from planner.reports.figures.words import agents
from planner.reports.usual_day import HOURS
from planner.reports.words import count, share
from planner.reports.zone_choice import ZoneChoice
from planner.scenario.language_names import language_name

Floats = NDArray[np.float64]

TITLE = "The usual day of every language"
ALL_WELL = 0.995
ROUNDING = 1e-9
WORST_SHOWN = 0.5
HARDLY_ANYBODY = 0.095
ROW = 34


def language_strip(coverage: Coverage, zones: ZoneChoice) -> go.Figure:
    """A strip of 24 hours for every language, and one for every site where they share a clock.

    A cell is the share of the agents required on voice and chat that are there; its number, in
    per cent, is written where it is below 100, boldly in the language's worst hour.
    """
    days = language_days(coverage, zones)
    if not days:
        return nothing(TITLE, "No queue is voice or chat: email and social wait for an agent.")
    zone = _common_zone(zones)
    heads = heads_by_hour(coverage, zone) if zone else {}
    figure = sheet(
        TITLE,
        f"agents there in % of those required on voice and chat (blank: all); {_clock_words(zone)}",
        height=150 + ROW * (len(days) + len(heads)) + (26 if heads else 0),
        panels=_panels(len(days), len(heads)),
    )
    figure.add_trace(_strips(days), row=1, col=1)
    if heads:
        figure.add_trace(_site_strips(heads), row=2, col=1)
    _label_hours(figure)
    return figure


def _panels(languages: int, sites: int) -> dict[str, float]:
    panels = {"by language": float(languages)}
    return panels | {"agents on shift, by site": float(sites)} if sites else panels


def _common_zone(zones: ZoneChoice) -> str | None:
    """The one zone in which all queues and sites are shown, or None where they keep their own."""
    scenario = zones.scenario
    shown = {
        *map(zones.zone_for_queue, scenario.queues), *map(zones.zone_for_site, scenario.sites),
    }  # fmt: skip
    return shown.pop() if len(shown) == 1 else None


def _clock_words(zone: str | None) -> str:
    return f"times in {zone}" if zone else "each queue by its customers' own clock"


def _strips(days: Sequence[LanguageDay]) -> go.Heatmap:
    return go.Heatmap(
        z=[day.share for day in days],
        x=list(range(HOURS)),
        y=[language_name(day.language) for day in days],
        text=[_cell_texts(day.share) for day in days],
        texttemplate="%{text}",
        textfont={"size": 12},
        hovertext=[[_words(day, hour) for hour in range(HOURS)] for day in days],
        hoverinfo="text",
        colorscale=SERVED,
        zmin=WORST_SHOWN,
        zmax=1.0,
        xgap=2,
        ygap=4,
        showscale=False,
    )


def _cell_texts(shares: Floats) -> list[str]:
    """Per cent, rounded down, where somebody is missing; the worst hour in bold."""
    worst = np.nanmin(shares) if not np.isnan(shares).all() else np.nan
    texts = [
        f"{math.floor(100 * value + ROUNDING)}" if value < ALL_WELL else "" for value in shares
    ]
    return [
        f"<b>{text}</b>" if text and value == worst else text
        for text, value in zip(texts, shares, strict=True)
    ]


def _words(day: LanguageDay, hour: int) -> str:
    when = f"{language_name(day.language)}, {hour:02d}:00 to {hour + 1:02d}:00"
    if np.isnan(day.required[hour]):
        return f"{when}: closed."
    return (
        f"{when}: {count(day.contacts[hour])} contacts on a usual day.<br>"
        f"They require {agents(day.required[hour])}; "
        f"{count(day.served[hour])} of these ({share(day.share[hour])}) serve."
    )


def _site_strips(heads: Mapping[str, Floats]) -> go.Heatmap:
    return go.Heatmap(
        z=[np.where(row >= HARDLY_ANYBODY, row, np.nan) for row in heads.values()],
        x=list(range(HOURS)),
        y=list(heads),
        text=[[_head_text(value) for value in row] for row in heads.values()],
        texttemplate="%{text}",
        textfont={"size": 12},
        hovertext=[
            [_site_words(site, hour, value) for hour, value in enumerate(row)]
            for site, row in heads.items()
        ],
        hoverinfo="text",
        colorscale=AMOUNT,
        zmin=0,
        xgap=2,
        ygap=4,
        showscale=False,
    )


def _head_text(heads: float) -> str:
    return count(heads) if heads >= HARDLY_ANYBODY else ""


def _site_words(site: str, hour: int, heads: float) -> str:
    return f"{site}, {hour:02d}:00 to {hour + 1:02d}:00: {agents(heads)} on shift on average."


def _label_hours(figure: go.Figure) -> None:
    """Hours stand at the edges of their cells, as on a clock."""
    edges = [hour - 0.5 for hour in range(HOURS + 1)]
    figure.update_xaxes(
        tickvals=edges[::3], ticktext=[f"{hour:02d}:00" for hour in range(0, HOURS + 1, 3)],
        range=[edges[0], edges[-1]], showgrid=False,
    )  # fmt: skip
    figure.update_yaxes(type="category", autorange="reversed", showgrid=False)
