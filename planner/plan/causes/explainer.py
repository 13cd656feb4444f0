"""Explaining gaps: from how everybody stands towards one to its cause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.plan.causes import words
from planner.plan.causes.cause import Cause, Kind
from planner.plan.causes.standing import How, Standing
from planner.plan.causes.standings import Standings
from planner.plan.causes.wanted import Wanted
from planner.plan.causes.worth import Worth
from planner.plan.coverage import Coverage
from planner.plan.schedule import Shift

Flags = NDArray[np.bool_]
Gain: TypeAlias = tuple[Shift, float, float]
"""A shift, what it would save and what it would be paid, both in late contacts."""

SMALL = 1e-6
MUCH = 0.1
"""Of what is missing: so much given to other queues meanwhile is reason enough for a gap."""


class Explainer:
    """Tells the causes of a plan's gaps."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._scenario = coverage.scenario
        self._standings = Standings(coverage.scenario, coverage.schedule)
        self._worth = Worth(coverage)
        self._open = coverage.requirement.contacts.open

    def cause(
        self, queue: int, first: int, last: int, short: float, *, heads_missing: bool
    ) -> Cause:
        """Why the queue with that number is `short` of so many agent-intervals in [first, last)."""
        able = self._able(queue)
        if not able:
            return Cause(Kind.NO_SKILL, (words.skill(self._scenario, self._name(queue)),))
        wanted = self._wanted(queue, first, last, heads_missing)
        if not wanted.any():
            return Cause(Kind.CLOSED, (words.CLOSED,))
        elsewhere = self._elsewhere(queue, wanted)
        if not heads_missing and (self._coverage.late[queue, first:last] <= SMALL).all():
            return Cause(Kind.SHARED, words.shared(self._shares(elsewhere)))
        when = Wanted(self._scenario.grid, wanted)
        standings = tuple(self._standings.of(agent, when) for agent in able)
        given = sum(amount for other, amount in elsewhere.items() if other != queue)
        free = self._free(standings)
        kind = self._kind(standings, free, given > MUCH * short)
        return Cause(kind, self._particulars(queue, standings, free, elsewhere), standings)

    def _name(self, queue: int) -> str:
        return self._coverage.requirement.contacts.queues[queue]

    def _able(self, queue: int) -> list[str]:
        """The agents who may serve a queue."""
        wanted = self._scenario.queues[self._name(queue)]
        return [name for name, agent in self._scenario.agents.items() if wanted.served_by(agent)]

    def _wanted(self, queue: int, first: int, last: int, heads_missing: bool) -> Flags:
        """The open intervals in which somebody more would have helped, [T].

        Where contacts waited, those are the intervals from their arrival to their deadline.
        """
        wanted = np.zeros(self._open.shape[1], dtype=np.bool_)
        if heads_missing or self._scenario.queues[self._name(queue)].immediate:
            wanted[first:last] = True
        else:
            self._mark_waiting(queue, first, last, wanted)
        helpful: Flags = wanted & self._open[queue]
        return helpful

    def _mark_waiting(self, queue: int, first: int, last: int, wanted: Flags) -> None:
        """Mark when those contacts waited that are late in [first, last)."""
        missed_by_work = self._coverage.sharing.missed
        for work, missed in zip(self._coverage.requirement.deferred, missed_by_work, strict=True):
            if work.queue == queue:
                late = (work.booked >= first) & (work.booked < last) & (missed > SMALL)
                for begin, end in zip(work.first[late], work.last[late], strict=True):
                    wanted[begin : end + 1] = True

    def _elsewhere(self, queue: int, wanted: Flags) -> dict[int, float]:
        """What those who may serve a queue give it and others meanwhile, in agent-intervals."""
        groups = self._coverage.capacity.groups
        return self._given([g for g, queues in enumerate(groups) if queue in queues], wanted)

    def _given(self, groups: Sequence[int], among: Flags) -> dict[int, float]:
        """What groups give each queue among some intervals, in agent-intervals, most first."""
        given = self._coverage.sharing.given[list(groups)][:, :, among].sum(axis=(0, 2))
        order = np.argsort(-given, kind="stable").tolist()
        return {q: float(given[q]) for q in order if given[q] > SMALL}

    def _shares(self, given: dict[int, float], without: int | None = None) -> dict[str, float]:
        """The same as shares of all that is given, by the queues' names, one of them left out."""
        total = sum(given.values())
        return {self._name(q): amount / total for q, amount in given.items() if q != without}

    def _kind(
        self, standings: Sequence[Standing], free: Sequence[Gain], much_elsewhere: bool
    ) -> Kind:
        found = {standing.how for standing in standings}
        if any(saved > paid for _, saved, paid in free):
            return Kind.COULD_BE_COVERED
        if much_elsewhere or How.COULD_MOVE in found or How.OFF_QUEUE in found:
            return Kind.WORTH_MORE_ELSEWHERE
        if How.COULD_COME in found:
            return Kind.NOT_WORTH_A_SHIFT
        if How.STOPPED in found:
            return Kind.RULES
        return Kind.NOBODY_AVAILABLE if How.AWAY in found else Kind.EVERYBODY_THERE

    def _free(self, standings: Sequence[Standing]) -> list[Gain]:
        """The shifts of those who could come, the best first."""
        shifts = [s.shift for s in standings if s.how is How.COULD_COME and s.shift]
        gains = [(s, self._worth.saved(s), self._worth.paid(s)) for s in shifts]
        return sorted(gains, key=lambda gain: gain[2] - gain[1])

    def _particulars(
        self,
        queue: int,
        standings: Sequence[Standing],
        free: Sequence[Gain],
        elsewhere: dict[int, float],
    ) -> tuple[str, ...]:
        return (
            *words.there(standings, self._shares(elsewhere, queue)),
            *words.busy(self._scenario, standings),
            *self._told_free(free),
            *self._told_moving(standings),
            *words.kept_away(self._scenario, standings, How.STOPPED),
            *words.kept_away(self._scenario, standings, How.AWAY),
        )

    def _told_free(self, free: Sequence[Gain]) -> list[str]:
        if not free:
            return []
        (shift, saved, paid), *others = free
        who = [other.agent for other, _, _ in others]
        return [words.free(self._scenario, shift, who, saved, paid)]

    def _told_moving(self, standings: Sequence[Standing]) -> list[str]:
        found = [s.instead_of for s in standings if s.how is How.COULD_MOVE and s.instead_of]
        if not found:
            return []
        present, *others = found
        who = [other.agent for other in others]
        return [words.moving(self._scenario, present, who, self._served_in(present))]

    def _served_in(self, shift: Shift) -> dict[str, float]:
        """The queues that people with an agent's skills serve during one of their shifts."""
        capacity, queues = self._coverage.capacity, tuple(self._scenario.queues)
        skills = tuple(queues.index(q) for q in self._scenario.queues_of(shift.agent))
        start, shares = self._scenario.grid.shares(shift.start, shift.end)
        among = np.zeros(self._open.shape[1], dtype=np.bool_)
        among[start : start + len(shares)] = True
        return self._shares(self._given([capacity.groups.index(skills)], among))
