"""What a plan means for customers, beside the best that any plan could reach."""

from __future__ import annotations

from dataclasses import dataclass

from planner.plan import Score
from planner.reports.words import count, share
from planner.ui.views.large_figure import LargeFigure
from planner.whatif.comparison.figures import Figures

ON_TIME = (
    "Answered within the target of the queue, or among those whom the target itself lets wait "
    "longer: 80 % within 30 seconds tolerates one in five."
)
BEST = "Proven: no plan that keeps the hard rules has more contacts on time than this."
LEFT = "Late contacts beyond the fewest that any plan could have. The true best may lie between."
LEGEND = (
    "Late: beyond what the target tolerates, interval by interval, and those who gave up. Contacts "
    "count with their queue's priority, which is 1 unless the scenario says otherwise."
)
SMALL = 0.005
NO_PROOF = "not proven for these inputs"
UNKNOWN = "Proven only for the inputs that a plan was made from. Make a new plan to know it."


@dataclass(frozen=True)
class Customers:
    """Contacts that reach agents, and how many of them are late beyond what targets tolerate.

    All with the priorities of their queues. fewest: no plan has fewer late; None where that is
    not known.
    """

    contacts: float
    late: float
    fewest: float | None

    @property
    def avoidable(self) -> float | None:
        """Late contacts that a better plan might not have.

        Below zero only where a schedule breaks hard rules.
        """
        return None if self.fewest is None else self.late - self.fewest


def customers(score: Score, proven: Figures | None) -> Customers:
    """A schedule's customers; `proven` of the same inputs, where anything is."""
    fewest = None if proven is None else proven.late_contacts_bound
    return Customers(score.contacts, score.late_contacts, fewest)


def large_figures(told: Customers) -> tuple[LargeFigure, ...]:
    """On time in this plan, at best in any, and what is left between the two."""
    return (_on_time("On time in this plan", told, told.late, ON_TIME), _best(told), _left(told))


def _on_time(label: str, told: Customers, late: float, meaning: str) -> LargeFigure:
    kept = told.contacts - late
    rate = kept / told.contacts if told.contacts else 1.0
    note = f"{count(kept)} of {count(told.contacts)} contacts"
    return LargeFigure(label, share(rate), note, meaning)


def _best(told: Customers) -> LargeFigure:
    label = "At best in any plan"
    if told.fewest is None:
        return LargeFigure(label, "not known", NO_PROOF, UNKNOWN)
    return _on_time(label, told, told.fewest, BEST)


def _left(told: Customers) -> LargeFigure:
    label = "Could still be won, at most"
    if told.avoidable is None:
        return LargeFigure(label, "not known", NO_PROOF, UNKNOWN)
    if told.avoidable < -SMALL:
        return LargeFigure(label, "0", "fewer than rules allow", LEFT)
    if told.avoidable <= SMALL:
        return LargeFigure(label, "0", "no plan is better for them", LEFT)
    rate = told.avoidable / told.contacts
    return LargeFigure(label, count(told.avoidable), f"contacts, {share(rate)} of all", LEFT)
