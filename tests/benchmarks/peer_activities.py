"""Trainings and meetings, put into a plan that was made without them: where most are to spare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.roster.problem import Meeting, RosterProblem

from .peer_case import UNIT, Case, Choice

ALONE = -1


@dataclass(frozen=True)
class Held:
    """An activity that is held: in which shift, from which interval on, for how many."""

    choice: Choice
    at: int
    length: int
    name: str


class Diary:
    """Who is on queue when, and how many agents each queue has to spare.

    Agents who serve several queues count in all of them: a rule of thumb, not a sharing.
    """

    def __init__(self, problem: RosterProblem, case: Case, choices: Iterable[Choice]) -> None:
        self._problem, self._case = problem, case
        self._free: dict[int, dict[int, Choice]] = defaultdict(dict)
        self._spare = _least(case)
        for choice in choices:
            offer = case.agents[choice.agent].days[choice.day].offers[choice.offer]
            for t in case.on_queue(offer, choice.place):
                self._free[choice.agent][t] = choice
                self._count(choice.agent, t, 1)

    def _count(self, agent: int, t: int, heads: int) -> None:
        who = self._case.agents[agent]
        self._spare[t, list(self._case.groups[who.group])] += heads * who.amount / UNIT

    def places(self, meeting: Meeting) -> dict[int, float]:
        """Where it may be held, and how many are to spare then on the queue that has the fewest."""
        free = self._free[meeting.agent]
        queues = list(self._case.groups[self._case.agents[meeting.agent].group])
        found = {}
        for at in range(meeting.earliest, meeting.latest - meeting.length + 1):
            during = range(at, at + meeting.length)
            if all(t in free and free[t] == free.get(at) for t in during):
                found[at] = float(self._spare[at : at + meeting.length, queues].min(initial=0.0))
        return found

    def hold(self, meeting: Meeting, at: int) -> Held:
        """Write an activity down."""
        free = self._free[meeting.agent]
        held = Held(free[at], at, meeting.length, meeting.name)
        for t in range(at, at + meeting.length):
            del free[t]
            self._count(meeting.agent, t, -1)
        return held


def _least(case: Case) -> NDArray[np.float64]:
    """Nobody there: what is worth having of agents is wanting, [T, Q]."""
    wanted = [[sum(part.agents for part in cell) for cell in row] for row in case.slopes]
    spare = -np.array(wanted, dtype=np.float64).reshape(case.intervals, -1)
    for work in case.works:
        spare[:, work.queue] -= np.array(work.even) / UNIT
    return spare


def held_in(problem: RosterProblem, case: Case, choices: Sequence[Choice]) -> list[Held]:
    """Every activity that finds a place; first those held together, at the time that suits most."""
    diary = Diary(problem, case, choices)
    sessions: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in problem.meetings:
        sessions[meeting.together].append(meeting)
    alone = sessions.pop(ALONE, [])
    held: list[Held] = []
    for session in [*sessions.values(), *([meeting] for meeting in alone)]:
        held += _session(diary, session)
    return held


def _session(diary: Diary, session: Sequence[Meeting]) -> Iterable[Held]:
    suits: dict[int, list[float]] = defaultdict(list)
    can = [diary.places(meeting) for meeting in session]
    for places in can:
        for at, spare in places.items():
            suits[at].append(spare)
    if not suits:
        return
    best = max(suits, key=lambda at: (len(suits[at]), min(suits[at]), -at))
    for meeting, places in zip(session, can, strict=True):
        if best in places:
            yield diary.hold(meeting, best)
