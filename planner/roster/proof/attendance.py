"""Activities in the market: each moves from its dearest place to its cheapest, or is not held."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from planner.compiled import compiled_lean
from planner.roster.problem import UNIT, Cover, Floats, Lines
from planner.roster.proof.bound import Bench, price_agent
from planner.roster.proof.meetings import Places
from planner.roster.proof.supply import SMALL, Supply, come, leave

NOWHERE, MISSED = -2, -1


class Attendance(NamedTuple):
    """How much of every meeting is held at each of its places, and how much is not held."""

    held: Floats  # [places]
    missed: Floats  # [meetings]


def nobody_meets(places: Places) -> Attendance:
    """No meeting is held."""
    return Attendance(np.zeros(len(places.start)), np.ones(len(places.meetings)))


@compiled_lean
def trade_meetings(
    lines: Lines,
    cover: Cover,
    supply: Supply,
    places: Places,
    attendance: Attendance,
    stiffness: float,
    bench: Bench,
) -> None:
    """Let every meeting move once, as far as that pays while prices give way."""
    for m in range(len(places.meetings)):
        meeting = places.meetings[m]
        if meeting.first == meeting.last:
            continue
        low, high = places.start[meeting.first], places.start[meeting.last - 1] + meeting.length
        price_agent(lines, cover, supply.price, meeting.agent, low, high, bench)
        cheapest, least = MISSED, meeting.cost
        dearest, most = NOWHERE, -np.inf
        if attendance.missed[m] > SMALL:
            dearest, most = MISSED, meeting.cost
        for place in range(meeting.first, meeting.last):
            at = places.start[place]
            lost = bench.earned[at + meeting.length] - bench.earned[at]
            if lost < least:
                cheapest, least = place, lost
            if attendance.held[place] > SMALL and lost > most:
                dearest, most = place, lost
        if dearest == NOWHERE or most - least <= SMALL:
            continue
        share = lines.agents[meeting.agent].amount / UNIT
        sides = (dearest != MISSED) + (cheapest != MISSED)
        step = (most - least) / (stiffness * share * share * meeting.length * sides)
        if dearest == MISSED:
            step = min(step, attendance.missed[m])
            attendance.missed[m] -= step
        else:
            step = min(step, attendance.held[dearest])
            _hold(lines, cover, supply, places, attendance, m, dearest, -step, stiffness)
        if cheapest == MISSED:
            attendance.missed[m] += step
        else:
            _hold(lines, cover, supply, places, attendance, m, cheapest, step, stiffness)


@compiled_lean
def _hold(
    lines: Lines,
    cover: Cover,
    supply: Supply,
    places: Places,
    attendance: Attendance,
    m: int,
    place: int,
    change: float,
    stiffness: float,
) -> None:
    """Hold so much more of a meeting at a place: it takes the agent off queue meanwhile."""
    meeting = places.meetings[m]
    who = lines.agents[meeting.agent]
    attendance.held[place] += change
    at = places.start[place]
    for t in range(at, min(at + meeting.length, len(supply.offered))):
        if change > 0.0:
            leave(cover, supply, t, who, change, stiffness)
        else:
            come(cover, supply, t, who, -change, stiffness)
