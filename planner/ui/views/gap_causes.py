"""Causes of gaps, as `gaps.csv` has them, in sentences for a manager."""

from __future__ import annotations

import re

from planner.plan.causes import Kind
from planner.plan.causes.words import OBJECTIONS

SENTENCES: dict[str, str] = {
    Kind.NO_SKILL: "Nobody in the team has the skill that this queue takes.",
    Kind.CLOSED: "These messages come in when the queue is closed.",
    Kind.SHARED: "Nobody is really missing: together the queues' agents meet the targets.",
    Kind.COULD_BE_COVERED: (
        "Somebody is free, no rule objects, and the customers saved would be worth the pay of one "
        "more shift."
    ),
    Kind.WORTH_MORE_ELSEWHERE: (
        "Those who could serve it serve other queues meanwhile, or would have to give up other "
        "hours of their day: no fewer customers would be late there."
    ),
    Kind.NOT_WORTH_A_SHIFT: (
        "Somebody is free, but the pay of one more shift is worth more than the customers it "
        "would save."
    ),
    Kind.RULES: "The rules of their contracts stop all who could come.",
    Kind.NOBODY_AVAILABLE: (
        "Leave, availability, employment and public holidays leave nobody who could be there."
    ),
    Kind.EVERYBODY_THERE: "Everybody with the skill is there already, and serves it.",
}


def why(cause: str) -> str:
    """The kind of a cause as a sentence, and what is told besides of no one in particular.

    An unknown kind stays as it is written.
    """
    kind = cause.partition(": ")[0]
    besides = [clause for clause in _clauses(cause) if ": " not in clause]
    return " ".join((SENTENCES.get(kind, kind), *(f"{capital(told)}." for told in besides)))


def standings(cause: str) -> tuple[tuple[str, str], ...]:
    """Who could fill the gap and what keeps them from it: pairs of a reason and who or what."""
    pairs = (clause.split(": ", 1) for clause in _clauses(cause) if ": " in clause)
    return tuple((capital(_reason(reason)), who) for reason, who in pairs)


def capital(text: str) -> str:
    """The text with a capital letter at its start."""
    return f"{text[:1].upper()}{text[1:]}"


def _clauses(cause: str) -> list[str]:
    return [clause for clause in cause.partition(": ")[2].split("; ") if clause]


def _reason(reason: str) -> str:
    """Rules that object say so: `stopped by rest and weekly hours`."""
    is_rules = set(re.split(", | and ", reason)) <= set(OBJECTIONS.values())
    return f"stopped by {reason}" if is_rules else reason
