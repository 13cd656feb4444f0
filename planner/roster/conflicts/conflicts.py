"""Hard rules that contradict one another, told by the few that suffice for it.

Only a pinned shift can be the cause: without one, everybody may be free on every date. Of
all the rules and rows that bind an agent as many are taken away as leave a contradiction; any
one of the rest, taken away too, would end it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.errors import Conflict, ConflictError
from planner.roster.conflicts.grounds import Ground, grounds
from planner.roster.conflicts.walk import Walk
from planner.scenario import Scenario


class NoContradiction(Exception):
    """Contradictions were looked for where there are none: a fault of the search."""


def conflict_error(scenario: Scenario) -> ConflictError:
    """The error to raise: one conflict for each agent whose hard rules contradict.

    Raises `NoContradiction` where there is none.
    """
    found = (find_conflict(scenario, agent) for agent in scenario.agents)
    conflicts = [conflict for conflict in found if conflict is not None]
    if not conflicts:
        raise NoContradiction("an agent was left without a line, but no rules contradict")
    return ConflictError(conflicts)


def find_conflict(scenario: Scenario, agent: str) -> Conflict | None:
    """An irreducible set of rules and rows that leave an agent no line; None if one is left."""
    bound = grounds(scenario, agent)
    if not bound.pins:
        return None
    walk = Walk(bound)
    if walk.arrives(frozenset(bound.all)):
        return None
    needed = irreducible(bound.all, lambda held: not walk.arrives(frozenset(held)))
    return Conflict(agent, tuple(bound.words(ground) for ground in needed))


def irreducible(
    grounds: Sequence[Ground], contradict: Callable[[Sequence[Ground]], bool]
) -> list[Ground]:
    """The grounds that are left when each that can go has gone, from the last to the first.

    What contradicts must still do so with more grounds added; then all that is left is needed.
    """
    left = list(grounds)
    for ground in reversed(grounds):
        without = [other for other in left if other != ground]
        if contradict(without):
            left = without
    return left
