"""Activities in the market: each moves from its dearest place to its cheapest, or is not held."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.problem import UNIT, Cover, Floats, Lines
from planner.roster.proof.bound import NO_QUEUE, Bench, price_agent
from planner.roster.proof.market import Market, set_price
from planner.roster.proof.meetings import Places

NOWHERE, MISSED = -2, -1
SMALL = 1e-9


class Attendance(NamedTuple):
    """How much of every meeting is held at each of its places, and how much is not held.

    `queue` tells from which queue an interval of a place takes its capacity.
    """

    held: Floats  # [places]
    missed: Floats  # [meetings]
    queue: NDArray[np.int8]  # [places, longest]


def nobody_meets(places: Places) -> Attendance:
    """No meeting is held."""
    longest = int(places.meetings["length"].max(initial=1))
    return Attendance(
        held=np.zeros(len(places.start)),
        missed=np.ones(len(places.meetings)),
        queue=np.full((len(places.start), longest), NO_QUEUE, dtype=np.int8),
    )


@compiled_lean
def trade_meetings(
    lines: Lines,
    cover: Cover,
    market: Market,
    places: Places,
    attendance: Attendance,
    stiffness: float,
    presence: bool,
    bench: Bench,
) -> None:
    """Let every meeting move once, as far as that pays while prices give way."""
    for m in range(len(places.meetings)):
        meeting = places.meetings[m]
        if meeting.first == meeting.last:
            continue
        low, high = places.start[meeting.first], places.start[meeting.last - 1] + meeting.length
        price_agent(lines, cover, market.price, meeting.agent, low, high, bench)
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
            _hold(lines, cover, market, places, attendance, m, dearest, -step, stiffness, presence)
        if cheapest == MISSED:
            attendance.missed[m] += step
        else:
            if attendance.held[cheapest] <= SMALL:
                at = places.start[cheapest]
                for k in range(min(meeting.length, len(bench.queue) - at)):
                    attendance.queue[cheapest, k] = bench.queue[at + k]
            _hold(lines, cover, market, places, attendance, m, cheapest, step, stiffness, presence)


@compiled_lean
def _hold(
    lines: Lines,
    cover: Cover,
    market: Market,
    places: Places,
    attendance: Attendance,
    m: int,
    place: int,
    change: float,
    stiffness: float,
    presence: bool,
) -> None:
    """Hold so much more of a meeting at a place: it takes the agent off queue meanwhile."""
    meeting = places.meetings[m]
    who = lines.agents[meeting.agent]
    serves, share = cover.serves[who.group], who.amount / UNIT
    attendance.held[place] += change
    at = places.start[place]
    for k in range(min(meeting.length, len(market.supply) - at)):
        t = at + k
        queue = attendance.queue[place, k]
        if queue != NO_QUEUE:
            market.supply[t, queue] -= share * change
        for q in range(len(cover.queues)):
            if (serves >> q) & 1:
                if cover.cells[t, q].heads_wanted > 0:
                    market.heads[t, q] -= change
                set_price(cover, market, t, q, stiffness, presence)
