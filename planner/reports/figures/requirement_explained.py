"""Why a queue requires so many agents in one interval, and not one fewer."""

from __future__ import annotations

import plotly.graph_objects as go

from planner.reports.figures.answered_now import answered_now_figure
from planner.reports.figures.layout import nothing
from planner.reports.figures.waiting_work import waiting_work_figure
from planner.reports.figures.words import agents, moment
from planner.staffing.explained import AnsweredNow, RequirementExplained


def requirement_explained(explained: RequirementExplained) -> go.Figure:
    """Voice and chat: what each number of agents would give, target by target.

    Email and social: the contacts whose work is spread over a window with this interval in it.
    """
    title = (
        f"{explained.queue}: {agents(explained.required)} required "
        f"from {moment(explained.start, explained.time_zone)} ({explained.time_zone})"
    )
    if explained.required == 0:
        return nothing(title, "The queue is closed." if not explained.open else "Nobody comes.")
    if isinstance(explained.reason, AnsweredNow):
        return answered_now_figure(title, explained, explained.reason)
    return waiting_work_figure(title, explained, explained.reason)
