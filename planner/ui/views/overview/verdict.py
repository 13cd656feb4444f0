"""Whether a plan keeps the rules, and what to know before trusting its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.plan import Violation
from planner.plan.audit.violation import listed
from planner.plan.clock_changes import nights_inside
from planner.plan.cost import why_cost_is_left_out
from planner.reports.figures.words import day_of_month
from planner.reports.words import plural
from planner.scenario import Scenario
from planner.ui.opened import OpenedPlan
from planner.ui.views.markdown import plain
from planner.ui.views.overview.proof import is_edited, proof

KEPT = (
    "**No rule is broken.** The audit has checked every shift against contracts, rest, leave, "
    "availability and skills."
)
EDITED = (
    "The shifts of this plan were changed after it was made. The figures below are worked out "
    "anew from its shifts."
)
UNREADABLE = (
    "The plan's own figures (plan.json) cannot be read: nothing is told here of the best that any "
    "plan could reach. Make the plan again to have it."
)
MOST = 5


def verdict(violations: Sequence[Violation]) -> str:
    """What the audit says, with the first rules broken; Markdown."""
    if not violations:
        return KEPT
    lines = [f"- {plain(str(violation))}" for violation in violations[:MOST]]
    more = len(violations) - len(lines)
    rest = [f"- and {more} more"] if more else []
    title = f"**{plural(len(violations), 'rule')} broken** in this plan:"
    return "\n".join([title, "", *lines, *rest])


def warnings(plan: OpenedPlan) -> Iterator[str]:
    """What makes figures of this plan other than they seem; Markdown."""
    if is_edited(plan):
        yield EDITED
    if proof(plan) is None and not plan.inputs_changed:
        yield UNREADABLE
    left_out = why_cost_is_left_out(plan.scenario)
    if left_out is not None:
        yield plain(f"{left_out[0].upper()}{left_out[1:]}.")


def clock_changes(scenario: Scenario) -> str | None:
    """The nights of the horizon on which clocks change, and whose; None where none do."""
    nights = [
        f"{night.date:%a} {day_of_month(night.date)} ({listed(list(night.zones))})"
        for night in nights_inside(scenario)
    ]
    return f"Clocks change inside the horizon: {', '.join(nights)}." if nights else None
