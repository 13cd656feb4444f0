"""What a what-if asks for, before anything is solved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from planner.reports.table import text_table
from planner.reports.words import count, plural
from planner.whatif.outlook import Outlook, QueueOutlook

HEADINGS = ("queue", "contacts", "then", "agent-hours required", "then")
IN_FORCE = ("serving", "hours short", "late")


def outlook_text(changes: Sequence[str], outlook: Outlook) -> str:
    """The changes in words, and a line for every queue that asks for something else.

    With a plan in force, for every queue: what it would leave short and late if it were kept.
    """
    said = "\n".join(("what changes", *(f"  {words}" for words in changes)))
    told = {name: one for name, one in outlook.queues.items() if _differs(one) or one.served}
    if not told:
        return f"{said}\n\nNo queue asks for more or for less."
    kept = any(one.served for one in told.values())
    headings = (*HEADINGS, *(IN_FORCE if kept else ()))
    rows = ((name, *_cells(one)) for name, one in told.items())
    parts = [said, text_table(headings, rows, "l" + "r" * (len(headings) - 1))]
    if kept:
        parts.append(_kept_text(outlook))
    return "\n\n".join(parts)


def _differs(one: QueueOutlook) -> bool:
    return one.before != one.after


def _cells(one: QueueOutlook) -> tuple[str, ...]:
    loads = (
        count(one.before.contacts),
        count(one.after.contacts),
        count(one.before.required_hours),
        count(one.after.required_hours),
    )
    if one.served is None:
        return loads
    served = one.served
    return (
        *loads,
        count(served.serving_hours),
        count(served.hours_short),
        count(served.late_contacts),
    )


def _kept_text(outlook: Outlook) -> str:
    late = sum(one.served.late_contacts for one in outlook.queues.values() if one.served)
    text = f"With the plan in force kept as it is, {count(late)} contacts would be late"
    if not outlook.fallen:
        return f"{text}."
    return f"{text}, {plural(len(outlook.fallen), 'shift')} of people who are away left out."


def outlook_record(outlook: Outlook) -> dict[str, object]:
    """The same for programs, every queue in it."""
    return {
        "queues": {name: asdict(one) for name, one in outlook.queues.items()},
        "shifts_that_cannot_stay": [
            {"agent": shift.agent, "date": shift.date.isoformat()} for shift in outlook.fallen
        ],
    }
