"""A gap's cause: of which kind it is, and the particulars in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.plan.causes.standing import Standing


class Kind(StrEnum):
    """The kinds of causes, in the words of `gaps.csv`."""

    NO_SKILL = "nobody has the skill"
    CLOSED = "closed until the horizon ends"
    SHARED = "shared"
    COULD_BE_COVERED = "could be covered"
    WORTH_MORE_ELSEWHERE = "capacity was worth more elsewhere"
    NOT_WORTH_A_SHIFT = "not worth an extra shift"
    RULES = "rules"
    NOBODY_AVAILABLE = "nobody is available"
    EVERYBODY_THERE = "everybody with the skill is there"


@dataclass(frozen=True)
class Cause:
    """Why a gap is there.

    particulars: clauses about those who may serve the queue; standings: how each of them
    stands, where that decides it.
    """

    kind: Kind
    particulars: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()

    def __str__(self) -> str:
        if not self.particulars:
            return str(self.kind)
        return f"{self.kind}: {'; '.join(self.particulars)}"
