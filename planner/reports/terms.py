"""The objective, term by term, in words."""

from __future__ import annotations

from planner.plan.score import Score
from planner.reports.table import text_table
from planner.reports.words import count

WORDS = {
    "uncovered_minutes": "minutes with a person missing (presence, handovers)",
    "unplaced_minutes": "minutes of trainings and meetings that found no time",
    "late_contacts": "late contacts, by priority",
    "hours_short": "paid hours below weekly minima",
    "labour_cost": "labour cost",
    "changes": "published shifts changed",
    "wishes": "wishes denied, by their weight",
    "unfairness": "nights and weekends more than a peer has",
    "start_spread": "hours by which a week's starts spread too far",
}


def terms_text(score: Score, currency: str | None) -> str:
    """A line per term with what it weighs in late contacts; they add up to the objective."""
    rows = [
        (_words(name, currency), count(term.value), _weight(term.weight), count(term.worth))
        for name, term in score.terms.items()
    ]
    total = ("objective, the sum", "", "", count(score.objective))
    headings = ("what is weighed, in late contacts", "value", "one is worth", "together")
    return text_table(headings, [*rows, total], "lrrr")


def _words(name: str, currency: str | None) -> str:
    return f"{WORDS[name]} ({currency})" if name == "labour_cost" else WORDS[name]


def _weight(weight: float) -> str:
    return f"{weight:.4g}"
