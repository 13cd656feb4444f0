"""What a plan is worth, figure by figure, each with its unit and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from planner import clock
from planner.reports import words
from planner.reports.exports.handout import Handout
from planner.reports.terms import WORDS

STATUS = {
    "optimal": "no plan has a smaller objective",
    "feasible": "a better plan may exist, by no more than the gap",
}


class Unit(Enum):
    """How a figure is written: by a workbook's number format, and in words."""

    TEXT = ("@", str)
    WHOLE = ("#,##0", words.count)
    COUNT = ("#,##0.0", words.count)
    SHARE = ("0.00%", words.share)

    def __init__(self, number_format: str, in_words: Callable[..., str]) -> None:
        self.number_format = number_format
        self.in_words = in_words


@dataclass(frozen=True)
class Figure:
    """One figure, or a text in its place, and what it means."""

    what: str
    value: float | str
    meaning: str
    unit: Unit = Unit.TEXT

    def __str__(self) -> str:
        return self.unit.in_words(self.value)


@dataclass(frozen=True)
class WeighedTerm:
    """A term of the objective; worth is its value times its weight, in late contacts."""

    words: str
    value: float
    weight: float
    worth: float


def customers(handout: Handout) -> tuple[Figure, ...]:
    """What the plan means for customers, beside what any plan could reach."""
    told = handout.figures
    late = told.late_contacts / told.contacts if told.contacts else 0.0
    return (
        Figure(
            "contacts", told.contacts, "that reach agents, by their queues' priority", Unit.COUNT
        ),
        Figure(
            "late contacts", told.late_contacts,
            f"too late, or given up, beyond what the targets tolerate: {words.share(late)} of all",
            Unit.COUNT,
        ),
        Figure(
            "the fewest possible", told.late_contacts_bound,
            "proven: no plan that keeps the hard rules could have fewer late contacts", Unit.COUNT,
        ),
        Figure(
            "service gap", told.service_gap,
            "late contacts beyond the fewest possible, as a share of all contacts", Unit.SHARE,
        ),
    )  # fmt: skip


def work(handout: Handout) -> tuple[Figure, ...]:
    """How much work it takes, of how many people."""
    paid = sum(shift.minutes_paid for shift in handout.shifts) / 60
    at_work = len({shift.agent for shift in handout.shifts})
    return (
        Figure("shifts", len(handout.shifts), "that start inside the horizon", Unit.WHOLE),
        Figure("agents", at_work, f"with a shift, of {len(handout.people):,}", Unit.WHOLE),
        Figure("paid hours", paid, "hours, unpaid breaks left out", Unit.COUNT),
    )


def proof(handout: Handout) -> tuple[Figure, ...]:
    """How good the plan is, and how sure that is."""
    told = handout.figures
    return (
        Figure(
            "objective", told.objective,
            "everything that is weighed, in late contacts; less is better", Unit.COUNT,
        ),
        Figure("bound", told.lower_bound, "proven: no plan has a smaller objective", Unit.COUNT),
        Figure("gap", told.gap, "of the objective lies above the bound", Unit.SHARE),
        Figure("status", told.status, STATUS[told.status]),
    )  # fmt: skip


def origin(handout: Handout) -> tuple[Figure, ...]:
    """What the plan covers, and how it was made."""
    told = handout.figures
    return (
        Figure("from", clock.iso_utc(handout.start), "the horizon's first instant, UTC"),
        Figure("until", clock.iso_utc(handout.end), "the instant at which it ends, UTC"),
        Figure("searched", words.seconds(told.solve_seconds), f"with seed {told.seed}"),
        Figure(
            "time zones", told.versions.get("tzdata", "unknown"),
            "the release of the IANA time-zone data",
        ),
    )  # fmt: skip


def terms(handout: Handout) -> Iterator[WeighedTerm]:
    """The objective, term by term."""
    for name, term in handout.figures.terms.items():
        text = WORDS.get(name, name)
        if name == "labour_cost":
            text += f" in {handout.figures.currency or 'the reporting currency'}"
        yield WeighedTerm(text, term.value, term.weight, term.worth)
