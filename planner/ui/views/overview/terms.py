"""What the plan weighs against one another, term by term."""

from __future__ import annotations

import pandas as pd

from planner.plan import Score
from planner.plan.provenance import OPTIMAL_GAP, relative_gap
from planner.reports.words import count, share
from planner.ui.views.markdown import plain
from planner.whatif.comparison.figures import Figures

# What is weighed, its unit, and what that means.
TERMS = {
    "uncovered_minutes": (
        "Empty desks", "minutes",
        "fewer people there than a queue's minimum, or sites that miss their handover",
    ),
    "unplaced_minutes": ("Trainings and meetings", "minutes", "that found no time, per person"),
    "late_contacts": (
        "Late contacts", "contacts",
        "beyond what targets tolerate, those who gave up included, by their queues' priority",
    ),
    "hours_short": ("Short hours", "hours", "paid less than a contract's weekly minimum"),
    "labour_cost": ("Labour cost", "", "paid time with premiums"),
    "changes": ("Changes", "shifts", "published already that the plan moves or drops"),
    "wishes": ("Wishes denied", "points", "the weights of the wishes, added up"),
    "unfairness": ("Unfairness", "steps", "nights and weekends above the peer who has fewest"),
    "start_spread": ("Restless starts", "hours", "by which a week's start times spread too far"),
}  # fmt: skip
INTRODUCTION = (
    "To weigh unlike things, each is told in late contacts. What one unit of it is worth, the "
    "scenario says. The plan with the smallest sum is the best."
)


def terms_table(score: Score, currency: str | None) -> pd.DataFrame:
    """A row per term of the objective, the heaviest first; cells are Markdown."""
    ordered = sorted(score.terms, key=lambda name: -score.terms[name].worth)
    return pd.DataFrame([_row(score, name, currency) for name in ordered])


def _row(score: Score, name: str, currency: str | None) -> dict[str, str]:
    term = score.terms[name]
    title, unit, meaning = TERMS[name]
    unit = (currency or "") if name == "labour_cost" else unit
    return {
        "What is weighed": f"**{title}**: {plain(meaning)}",
        "In this plan": plain(f"{count(term.value)} {unit}".strip()),
        "One unit is worth": plain(f"{term.weight:.3g}"),
        "Together, in late contacts": plain(count(term.worth)),
    }


def objective_words(score: Score, proven: Figures | None) -> str:
    """The sum, and how far below it the best of all plans could be; Markdown."""
    total = f"Together they weigh **{count(score.objective)}** late contacts."
    if proven is None:
        return total
    if score.objective < proven.lower_bound * (1 - OPTIMAL_GAP):
        return f"{total} Plans that keep the rules weigh **{count(proven.lower_bound)}** or more."
    gap = relative_gap(score.objective, proven.lower_bound)
    if gap <= OPTIMAL_GAP:
        return f"{total} **No plan has a smaller sum**: that is proven."
    return (
        f"{total} No plan can be below **{count(proven.lower_bound)}**, that is proven: the best "
        f"of all plans is at most {share(gap)} better."
    )
