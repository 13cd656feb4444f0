"""An interval's account in figures and sentences."""

from __future__ import annotations

from planner.reports.figures.words import span
from planner.reports.words import count
from planner.scenario import Queue
from planner.ui.views.coverage.interval import IntervalAccount
from planner.ui.views.gap_causes import standings, why
from planner.ui.views.gap_rows import GapRow
from planner.ui.views.large_figure import LargeFigure
from planner.ui.views.markdown import plain

NOTHING = 0.005


def large_figures(account: IntervalAccount) -> list[LargeFigure]:
    """What arrives, what it takes, what is given, and who is late for it."""
    return [
        LargeFigure(
            "Contacts", count(account.volume), "arrive", "Contacts that reach the agents then."
        ),
        LargeFigure(
            "Required", count(account.required), "agents",
            "So many agents who serve this queue alone meet its targets then.",
        ),
        LargeFigure(
            "Serving", count(account.serving), _verdict(account),
            "Agents that the plan gives the queue: parts of people who serve several queues, less "
            "what is lost unplanned, such as sickness.",
        ),
        LargeFigure(
            "Late", count(account.late_contacts), "contacts",
            "Customers who miss their target here, beyond what the target tolerates.",
        ),
    ]  # fmt: skip


def _verdict(account: IntervalAccount) -> str:
    net = account.serving - account.required
    if abs(net) < NOTHING:
        return "just enough"
    return f"{count(abs(net))} {'too few' if net < 0 else 'to spare'}"


def gap_words(gap: GapRow | None, zone: str) -> str:
    """The gap that an interval is a part of and why it is there, as Markdown."""
    if gap is None:
        return "This interval is in no gap."
    title = (
        f"Part of a gap: {span(gap.start, gap.end, zone)}, {count(gap.agent_hours_short)} "
        f"agent-hours short, {count(gap.late_contacts)} contacts late. {why(gap.cause)}"
    )
    told = [f"- **{plain(reason)}**: {plain(who)}" for reason, who in standings(gap.cause)]
    return "\n".join([plain(title), "", *told])


def closed_words(queue: Queue) -> str:
    """That nobody serves a queue then; what is late there came in before."""
    if queue.immediate:
        return "The queue is closed then."
    return (
        "The queue is closed then. Contacts that are late here pass their deadline: somebody would "
        "have had to answer them in the open hours before."
    )
