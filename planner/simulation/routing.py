"""Who takes a contact, and which contact an agent takes."""

from __future__ import annotations

from planner.compiled import compiled_inline
from planner.simulation.centre import LONGEST_QUEUE
from planner.simulation.clockwork import NEVER
from planner.simulation.floor import (
    CHATTING,
    NOBODY,
    NOTHING,
    Floor,
)
from planner.simulation.handling import let_go
from planner.simulation.house import House
from planner.simulation.ledger import Ledger


@compiled_inline
def first_of(house: House, floor: Floor, stream: int, doing: int) -> int:
    """Of the least skilled who may serve a queue and do that, who has done it for longest."""
    row = house.streams[stream]
    for k in range(row.group_first, row.group_last):
        agent = floor.lists[house.skills.groups[k], doing].first
        if agent != NOBODY:
            return int(agent)
    return NOBODY


@compiled_inline
def chatting_with_room(house: House, floor: Floor, stream: int) -> int:
    """The first of the least skilled who chat and can take one more of that queue."""
    row = house.streams[stream]
    for k in range(row.group_first, row.group_last):
        agent = floor.lists[house.skills.groups[k], CHATTING].first
        while agent != NOBODY:
            who = floor.agents[agent]
            if who.in_hand < min(who.most, row.concurrency):
                return int(agent)
            agent = who.after
    return NOBODY


@compiled_inline
def best_live(house: House, floor: Floor, ledger: Ledger, agent: int, now: float) -> int:
    """The voice or chat queue whose first contact an agent is to take; NOTHING where none waits.

    An agent who chats takes chats alone, as many at a time as all of their queues allow.
    """
    who = floor.agents[agent]
    group = house.skills.table[who.group]
    best, most = NOTHING, 0.0
    for k in range(group.first, group.last):
        stream = house.skills.queues[k]
        row = house.streams[stream]
        if row.deferred or (who.in_hand > 0 and min(who.most, row.concurrency) <= who.in_hand):
            continue
        let_go(house, floor, ledger, stream, now)
        if floor.waiting[stream].number > 0:
            urgency = _urgency(house, floor, stream, now)
            if best == NOTHING or urgency > most:
                best, most = stream, urgency
    return best


@compiled_inline
def _urgency(house: House, floor: Floor, stream: int, now: float) -> float:
    if house.routing == LONGEST_QUEUE:
        return _still_waiting(floor, stream, now)
    waited = now - floor.pool[floor.waiting[stream].first].arrived
    return float(waited * house.streams[stream].priority)


@compiled_inline
def _still_waiting(floor: Floor, stream: int, now: float) -> float:
    """How many wait who have not given up by now."""
    number, contact = 0.0, floor.waiting[stream].first
    while contact != NOTHING:
        if floor.pool[contact].gives_up > now:
            number += 1.0
        contact = floor.pool[contact].after
    return number


@compiled_inline
def best_deferred(house: House, floor: Floor, interval: int, agent: int) -> int:
    """The open email or social queue whose first contact is due soonest; NOTHING where none."""
    if interval >= house.intervals:
        return NOTHING
    group = house.skills.table[floor.agents[agent].group]
    best, soonest = NOTHING, NEVER
    for k in range(group.first, group.last):
        stream = house.skills.queues[k]
        if house.streams[stream].deferred and house.open[stream, interval]:
            first = floor.waiting[stream].first
            if first != NOTHING and (best == NOTHING or floor.pool[first].due < soonest):
                best, soonest = stream, floor.pool[first].due
    return best
