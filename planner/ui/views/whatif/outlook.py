"""What the changes ask for before any plan is made: large figures, and a table by queue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from planner.reports.words import count
from planner.ui.views.large_figure import LargeFigure
from planner.whatif.outlook import Outlook, Served

LOADS = {
    "Queue": "The stream of contacts",
    "Contacts": "That reach agents over the horizon, a backlog included",
    "Contacts then": "The same with the changes",
    "Required": "Agent-hours over the horizon, if the queue had agents of its own",
    "Required then": "The same with the changes",
}
SERVED = {
    "Short": (
        "Agent-hours required that the plan in force lacks, interval by interval. Of email and "
        "social what is short now may be made up later"
    ),
    "Short then": "The same with the changes, the plan kept as it is",
    "Late": "Contacts that miss the target beyond what it tolerates, with the plan in force",
    "Late then": "The same with the changes, the plan kept as it is",
}
FORMATS = {
    **dict.fromkeys(("Contacts", "Contacts then", "Required", "Required then"), "localized"),
    **dict.fromkeys(SERVED, "%.1f"),
}

NOTHING_MOVES = (
    "No queue asks for more or for less: the changes are of those who work, not of what customers "
    "need."
)


@dataclass(frozen=True)
class Outlooks:
    """The outlook of the changes, and that of no change: what the plan in force gives now.

    Without a plan in force neither tells what it gives.
    """

    now: Outlook
    then: Outlook

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan in force."""
        return any(one.served for one in self.then.queues.values())

    @property
    def moved(self) -> tuple[str, ...]:
        """The queues that ask for something else."""
        return tuple(name for name, one in self.then.queues.items() if one.before != one.after)


def explanation(outlooks: Outlooks, plan: str | None) -> str:
    """What the figures are of; `plan` is the name of the plan in force."""
    if plan is None or not outlooks.has_plan:
        return "Agents required are counted anew at once, before any plan is made."
    return (
        "Agents required are counted anew at once, before any plan is made. The plan in force, "
        f"{plan}, is held against them as it is, but for shifts of people who are then away."
    )


def legend(outlooks: Outlooks) -> str:
    """What the columns of the table are counted in."""
    loads = "Then: with the changes. Required: in agent-hours over the horizon."
    if not outlooks.has_plan:
        return loads
    return (
        f"{loads} Short: agent-hours that the plan in force lacks, if it is kept; of email and "
        "social, what is short now may be made up later. Late: contacts."
    )


def large_figures(outlooks: Outlooks) -> tuple[LargeFigure, ...]:
    """Contacts and required agent-hours, then what becomes of the plan in force."""
    queues = outlooks.then.queues.values()
    contacts = _figure(
        "Contacts",
        sum(one.before.contacts for one in queues),
        sum(one.after.contacts for one in queues),
        "That reach agents over the horizon, with the changes.",
    )
    hours = _figure(
        "Agent-hours required",
        sum(one.before.required_hours for one in queues),
        sum(one.after.required_hours for one in queues),
        "Over the horizon, with the changes, if every queue had agents of its own.",
    )
    return contacts, hours, *(_of_plan(outlooks) if outlooks.has_plan else _without(outlooks))


def _of_plan(outlooks: Outlooks) -> Iterator[LargeFigure]:
    yield _figure(
        "Late, plan kept",
        _late(outlooks.now),
        _late(outlooks.then),
        "Contacts that would miss their target beyond what it tolerates, if the plan in force "
        "were kept as it is.",
    )
    yield LargeFigure(
        "Shifts lost",
        count(len(outlooks.then.fallen)),
        "of people who are away",
        "Shifts of the plan in force that cannot stay: their people are absent, or gone.",
    )


def _without(outlooks: Outlooks) -> Iterator[LargeFigure]:
    yield LargeFigure(
        "Queues that move",
        count(len(outlooks.moved)),
        f"of {len(outlooks.then.queues)}",
        "Queues of which the changes ask more or less. Changes of people move none.",
    )


def _figure(label: str, before: float, after: float, meaning: str) -> LargeFigure:
    return LargeFigure(label, count(after), _beside(before, after), meaning)


def _beside(before: float, after: float) -> str:
    """`+20.0 %, now 4,906`; `as now`."""
    if abs(after - before) < 0.005:
        return "as now"
    more = f"{100 * (after / before - 1):+.1f} %, " if before >= 1 else ""
    return f"{more}now {count(before)}"


def _late(outlook: Outlook) -> float:
    return sum(one.served.late_contacts for one in outlook.queues.values() if one.served)


def outlook_table(outlooks: Outlooks) -> pd.DataFrame:
    """A row for every queue: its figures now, and with the changes."""
    rows = [_row(outlooks, queue) for queue in outlooks.then.queues]
    return pd.DataFrame(rows, columns=[*LOADS, *(SERVED if outlooks.has_plan else ())])


def _row(outlooks: Outlooks, queue: str) -> list[object]:
    one = outlooks.then.queues[queue]
    loads = (
        one.before.contacts,
        one.after.contacts,
        one.before.required_hours,
        one.after.required_hours,
    )
    return [queue, *map(round, loads), *_served(outlooks.now.queues[queue].served, one.served)]


def _served(now: Served | None, then: Served | None) -> list[float]:
    if now is None or then is None:
        return []
    return [now.hours_short, then.hours_short, now.late_contacts, then.late_contacts]
