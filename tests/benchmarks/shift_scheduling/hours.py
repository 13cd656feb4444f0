"""Times of day, made up so that rest tells which shifts may follow which on the next day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from .instance import Instance


class NoOrder(Exception):
    """No times of day tell which shifts may follow which."""


@dataclass(frozen=True)
class Hours:
    """The minute of its day at which a shift begins, and that of the next at which it ends.

    One shift may follow another if it begins no earlier than the other ends.
    """

    begin: int
    end: int


def hours_of(instance: Instance) -> Mapping[str, Hours]:
    """The hours of every shift; no two begin at once.

    Raises `NoOrder` unless, of any two shifts, one forbids all that the other forbids.
    """
    forbidden = sorted({shift.forbids_next for shift in instance.shifts}, key=len)
    for fewer, more in pairwise(forbidden):
        if not fewer <= more:
            raise NoOrder(f"{instance.name}: {sorted(fewer)} against {sorted(more)}")
    step = len(instance.shifts)
    return {
        shift.name: Hours(
            begin=step * sum(shift.name not in names for names in forbidden) + place,
            end=step * (forbidden.index(shift.forbids_next) + 1),
        )
        for place, shift in enumerate(instance.shifts)
    }
