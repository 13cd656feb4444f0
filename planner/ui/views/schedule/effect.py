"""What hand edits do, in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from planner.plan.cost import reporting_currency
from planner.reports.words import count
from planner.ui.views.large_figure import LargeFigure
from planner.ui.views.overview.terms import TERMS
from planner.whatif.editing import Effect, QueueEffect

SMALL = 0.05
LATE = "Contacts that miss their target beyond what it tolerates, by their queues' priority."
COST = "Of all planned shifts, premiums included."
OBJECTIVE = "All that a plan is weighed by, in late contacts: less is better."
RULES = "Hard rules that the audit finds broken. A plan from the search breaks none."
GAINS, LOSES, OTHER = "gains", "loses", "other hours"
QUEUES = {
    "Queue": "Queues whose service changes; the others stay as they are",
    "Verdict": "Gains: fewer of its contacts are late. Loses: more are.",
    "Late before": "Contacts late in the plan before your edits",
    "Late now": "Contacts late with your edits",
    "Agent-hours more": "Hours of agents that serve it, more than before; less where negative",
}
FORMATS = dict.fromkeys(("Late before", "Late now", "Agent-hours more"), "%.1f")


def large_figures(found: Effect) -> tuple[LargeFigure, ...]:
    """Late contacts, cost, objective and broken rules now, with what they were before."""
    before, after = found.before, found.after
    return (
        _change("Late contacts", before.late_contacts, after.late_contacts, LATE),
        _cost(found),
        _change("Objective", before.objective, after.objective, OBJECTIVE),
        LargeFigure(
            "Broken rules", count(len(found.violations)),
            "none should be" if found.violations else "says the audit", RULES,
        ),
    )  # fmt: skip


def _change(label: str, before: float, after: float, meaning: str) -> LargeFigure:
    return LargeFigure(label, count(after), _difference(after - before), meaning)


def _difference(value: float) -> str:
    """`+3.2 by your edits`; a trace of rounding is no difference."""
    if abs(value) < 0.005:
        return "as before"
    return f"{'+' if value > 0 else '-'}{count(abs(value))} by your edits"


def _cost(found: Effect) -> LargeFigure:
    before, after = (score.terms.get("labour_cost") for score in (found.before, found.after))
    if before is None or after is None:
        return LargeFigure("Labour cost", "not known", "a rate is missing", COST)
    label = f"Labour cost, {reporting_currency(found.scenario)}"
    return _change(label, before.value, after.value, COST)


def queues_table(queues: Sequence[QueueEffect]) -> pd.DataFrame:
    """A row for each queue whose service changes, those that lose most first."""
    changed = [queue for queue in queues if _verdict(queue)]
    ordered = sorted(changed, key=lambda queue: (-queue.more_late, -abs(queue.more_hours)))
    return pd.DataFrame([_queue_row(queue) for queue in ordered], columns=list(QUEUES))


def _queue_row(queue: QueueEffect) -> dict[str, object]:
    return {
        "Queue": queue.queue,
        "Verdict": _verdict(queue),
        "Late before": round(queue.late[0], 1),
        "Late now": round(queue.late[1], 1),
        "Agent-hours more": round(queue.more_hours, 1),
    }


def _verdict(queue: QueueEffect) -> str | None:
    """By figures as they are shown, so that both tell the same."""
    before, after = (round(late, 1) for late in queue.late)
    if after != before:
        return LOSES if after > before else GAINS
    return OTHER if abs(queue.more_hours) > SMALL else None


def queues_words(queues: Sequence[QueueEffect]) -> str:
    """Which queues gain and which lose, in a sentence."""
    verdicts = {queue.queue: _verdict(queue) for queue in queues}
    losing = [queue for queue, verdict in verdicts.items() if verdict == LOSES]
    gaining = [queue for queue, verdict in verdicts.items() if verdict == GAINS]
    if not losing and not gaining:
        return "No queue has more or fewer late contacts than before."
    told = [f"Losing: {', '.join(losing)}."] if losing else ["No queue loses."]
    return " ".join([*told, f"Gaining: {', '.join(gaining)}." if gaining else "No queue gains."])


def other_changes(found: Effect) -> Iterator[str]:
    """What else the edits change of what a plan is weighed by: `Wishes denied: 12 to 14 points`."""
    for name, term in found.after.terms.items():
        title, unit, _ = TERMS[name]
        before = found.before.terms[name].value
        if name not in ("late_contacts", "labour_cost") and abs(term.value - before) > SMALL:
            yield f"{title}: {count(before)} to {count(term.value)} {unit}"
