"""What was published, or why nothing was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.plan.audit import Violation
from planner.reports.audit import audit_record, audit_text
from planner.reports.words import plural
from planner.whatif.publishing import TABLE, Publication

OTHER_INPUTS = (
    "The scenario's inputs have changed since this plan was made. It keeps every rule as they are "
    "now,\nbut may no longer be the best: planner plan makes one anew."
)
REFUSED = "Nothing was published: a plan has to keep every rule first."


def publication_text(publication: Publication, folder: Path, same_inputs: bool) -> str:
    """How many shifts were published, and what of the table stayed as it was."""
    lines = [_planned(publication, folder), _others(publication), _before(publication)]
    if publication.is_new and not same_inputs:
        lines.append(OTHER_INPUTS)
    return "\n".join(line for line in lines if line)


def _planned(publication: Publication, folder: Path) -> str:
    planned = publication.planned
    shifts = plural(len(planned), "shift")
    agents = plural(len({row.agent for row in planned}), "agent")
    return (
        f"{shifts} of {agents} published in {folder / TABLE}, breaks and activities included; "
        f"{_pinned(publication)} of them pinned, as before."
    )


def _pinned(publication: Publication) -> int:
    return sum(row.state == "pinned" for row in publication.planned)


def _others(publication: Publication) -> str:
    told = [(publication.earlier, "before the horizon (history)"), (publication.later, "after it")]
    kept = [f"{plural(len(rows), 'shift')} {when}" for rows, when in told if rows]
    return f"Kept as they were: {', '.join(kept)}." if kept else ""


def _before(publication: Publication) -> str:
    if not publication.is_new:
        return "The table says all that already: nothing was written."
    if publication.before is None:
        return "There was no such table before."
    return f"The table as it was before: {publication.before}"


def refusal_text(violations: Sequence[Violation]) -> str:
    """Why a plan was not published."""
    return f"{audit_text(violations, ())}\n\n{REFUSED}"


def publication_record(publication: Publication, same_inputs: bool) -> dict[str, object]:
    """The same for programs."""
    return {
        "published": len(publication.planned),
        "agents": len({row.agent for row in publication.planned}),
        "pinned": _pinned(publication),
        "history": len(publication.earlier),
        "later": len(publication.later),
        "written": publication.is_new,
        "before": None if publication.before is None else str(publication.before),
        "same_inputs": same_inputs,
        "violations": [],
    }


def refusal_record(violations: Sequence[Violation]) -> dict[str, object]:
    """A refusal for programs."""
    return {
        "published": 0,
        "written": False,
        "violations": audit_record(violations, ())["violations"],
    }
