"""What the audit found: broken rules, and files that no longer follow from the shifts."""

from __future__ import annotations

from collections.abc import Sequence

from planner import clock
from planner.errors import Problem
from planner.plan.audit import Violation
from planner.reports.words import plural


def audit_text(violations: Sequence[Violation], stale: Sequence[Problem]) -> str:
    """A line per violation, and per stale file."""
    found = plural(len(violations), "violation") if violations else "no rule is broken"
    lines = [f"{found[0].upper()}{found[1:]}."]
    lines += [f"- {violation}" for violation in violations]
    if stale:
        lines += ["", "No longer follows from shifts.csv and activities.csv:"]
        lines += [f"- {what}" for what in stale]
    return "\n".join(lines)


def audit_record(violations: Sequence[Violation], stale: Sequence[Problem]) -> dict[str, object]:
    """The same for programs."""
    return {
        "violations": [
            {
                "rule": violation.rule,
                "agent": violation.agent,
                "when": None if violation.when is None else clock.iso_utc(violation.when),
                "message": violation.message,
            }
            for violation in violations
        ],
        "stale": [{"place": what.place, "message": what.message} for what in stale],
    }
