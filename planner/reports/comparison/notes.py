"""What to know when plans are read side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.plan.audit.violation import listed
from planner.reports.clock_changes.words import some
from planner.reports.comparison.sections import TERMS
from planner.whatif.comparison import Comparison


def notes(comparison: Comparison, names: Sequence[str]) -> list[str]:
    """A sentence for everything that keeps figures from being like for like.

    `names` are those by which the plans are called, in their order.
    """
    return [
        *_other_days(comparison, names),
        *_missing_queues(comparison, names),
        *_other_weights(comparison),
    ]


def _other_days(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    base = comparison.records[0]
    other = [n for n, r in zip(names, comparison.records, strict=True) if r.days != base.days]
    if other:
        yield (
            f"{listed(other)} {'plans' if len(other) == 1 else 'plan'} other days than {names[0]}: "
            "totals are not called better or worse, and shifts are compared on common days alone."
        )


def _missing_queues(comparison: Comparison, names: Sequence[str]) -> Iterator[str]:
    for name, record in zip(names, comparison.records, strict=True):
        missing = [queue for queue in comparison.queues if queue not in record.queues]
        if missing:
            noun = "queue" if len(missing) == 1 else "queues"
            yield f"{name} has no {noun} {some(missing)}."


def _other_weights(comparison: Comparison) -> Iterator[str]:
    terms = [TERMS.get(term, term) for term in comparison.weighed_otherwise]
    if terms:
        yield (
            f"A unit of {listed(terms)} is not worth the same in every plan: objectives differ for "
            "that too."
        )
