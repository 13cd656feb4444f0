"""Why a queue requires so many agents in an interval, in words."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from planner.plan.audit.violation import listed
from planner.reports.words import count, plural, seconds, share
from planner.scenario import Queue
from planner.staffing.explained import AnsweredNow, Goal, RequirementExplained, Target, WaitingWork
from planner.ui.views.large_figure import LargeFigure

GOALS = {
    Goal.SERVICE_LEVEL: "share answered within {}",
    Goal.ABANDONMENT: "share who give up",
    Goal.OCCUPANCY: "share of the time agents are busy",
}


def large_figures(explained: RequirementExplained) -> tuple[LargeFigure, ...]:
    """Volume, handle time, load and requirement."""
    minutes = explained.interval_minutes
    return (
        LargeFigure(
            "Contacts", count(explained.volume), f"arrive in {minutes} minutes",
            "That reach agents, on average: the forecast less what a bot keeps.",
        ),
        LargeFigure(
            "Handle time", f"{explained.handle_time_seconds:.0f} s", "of one contact",
            "Average handle time (AHT), the work after the contact included.",
        ),
        LargeFigure(
            "Offered load", f"{explained.load:.2f}", "erlangs",
            "Contacts x handle time / interval: how many would be in hand at any moment if "
            "nobody ever waited.",
        ),
        LargeFigure(
            "Agents required", count(explained.required), _required_note(explained),
            "At their desks for this queue alone: breaks, leave and sickness come on top.",
        ),
    )  # fmt: skip


def _required_note(explained: RequirementExplained) -> str:
    if explained.min_agents:
        return f"at least {explained.min_agents} present"
    return "for this queue alone"


def sentences(explained: RequirementExplained, queue: Queue, offered: float) -> Iterator[str]:
    """How one follows from the other. offered: contacts forecast, before a bot."""
    if not explained.open:
        yield _closed(queue)
    if abs(offered - explained.volume) > 0.005:
        yield (
            f"The forecast says {count(offered)} contacts; after what a bot keeps and what comes "
            f"back, {count(explained.volume)} reach agents."
        )
    if isinstance(explained.reason, AnsweredNow):
        if explained.open:
            yield from _answered_now(explained.reason)
    else:
        yield from _waiting(explained.reason)
    if explained.min_agents and explained.open:
        yield (
            f"Besides, at least {plural(explained.min_agents, 'agent')} must be present, whatever "
            "comes: the queue's own minimum."
        )


def _closed(queue: Queue) -> str:
    if queue.immediate:
        return "The queue is closed then: nobody comes and nobody is required."
    return "The queue is closed then: what comes in waits until it opens."


def _answered_now(reason: AnsweredNow) -> Iterator[str]:
    yield _model(reason)
    if reason.concurrency > 1:
        yield f"An agent handles {reason.concurrency} at a time."
    binding = [f"the {_goal(target, reason)}" for target in reason.binding]
    if binding:
        fewer = plural(reason.required - 1, "agent")
        yield f"What decides: with {fewer}, {listed(binding)} would miss what is asked."


def _model(reason: AnsweredNow) -> str:
    if reason.patience_seconds is None:
        return f"The model is {reason.model}: customers wait in line, and nobody gives up."
    return (
        f"The model is {reason.model}: customers wait in line, and give up after "
        f"{seconds(reason.patience_seconds)} on average."
    )


def _waiting(reason: WaitingWork) -> Iterator[str]:
    hours = "opening hours" if reason.clock == "opening_hours" else "hours"
    yield (
        f"These contacts may wait: each is to be answered within {reason.within_hours:g} {hours}, "
        "and its work is spread evenly over them."
    )
    if reason.max_occupancy is not None:
        yield f"Agents are to be busy for at most {share(reason.max_occupancy)} of their time."


def targets_table(reason: AnsweredNow) -> pd.DataFrame:
    """A row for each target and cap: its limit, what it alone requires, and what is reached."""
    return pd.DataFrame([_target_row(target, reason) for target in reason.targets])


def _target_row(target: Target, reason: AnsweredNow) -> dict[str, str]:
    least = "at least" if target.goal is Goal.SERVICE_LEVEL else "at most"
    decides = any(target is one for one in reason.binding)
    return {
        "Target": _goal(target, reason),
        "Limit": f"{least} {share(target.limit)}",
        "Requires alone": plural(target.agents, "agent"),
        f"With {plural(reason.required, 'agent')}": share(target.shares[reason.required]),
        "Decides": "yes" if decides else "no",
    }


def _goal(target: Target, reason: AnsweredNow) -> str:
    return GOALS[target.goal].format(seconds(reason.within_seconds))
