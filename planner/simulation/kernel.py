"""The run of a centre: one event after the other, from where it stands to an instant."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_inline, compiled_lean
from planner.simulation.centre import COMES, GOES_HOME, Row, Table
from planner.simulation.clockwork import NEVER, next_time, set_time
from planner.simulation.floor import (
    AT_DEFERRED,
    AWAY,
    COMING,
    IDLE,
    NOBODY,
    NOTHING,
    STAYS,
    TALKING,
    Floor,
    does,
    first_in_line,
    line_up,
)
from planner.simulation.handling import (
    break_off,
    count_there,
    deadline,
    finish,
    let_go,
    take_in_hand,
)
from planner.simulation.house import House
from planner.simulation.ledger import ARRIVED, DUE, OFFERED, OLDEST, Ledger
from planner.simulation.routing import best_deferred, best_live, chatting_with_room, first_of

NEXT_ARRIVAL, NEXT_CHANGE, NOW = range(3)


class Script(NamedTuple):
    """What chance has decided: arrivals (contacts) and changes of presence, in order of time.

    at [3]: the next arrival, the next change, and the interval that now is.
    """

    arrivals: Table
    changes: Table
    at: NDArray[np.int64]


@compiled_lean
def run(house: House, script: Script, floor: Floor, ledger: Ledger, until: float) -> bool:
    """Let everything happen that happens before an instant; False where the pool is full.

    Then nothing is lost: give the floor a larger pool, and call it again.
    """
    arrivals, changes, at = script.arrivals, script.changes, script.at
    while True:
        arrival = arrivals[at[NEXT_ARRIVAL]].arrived if at[NEXT_ARRIVAL] < len(arrivals) else NEVER
        change = changes[at[NEXT_CHANGE]].time if at[NEXT_CHANGE] < len(changes) else NEVER
        event = next_time(floor.clock)
        turn = (at[NOW] + 1) * house.interval if at[NOW] < house.intervals else NEVER
        now = min(min(arrival, change), min(event, turn))
        if now >= until or now == NEVER:
            return True
        if floor.spare[0] == NOTHING:
            return False
        if turn == now:
            _turn(house, floor, ledger, at[NOW], now)
            at[NOW] += 1
            _open(house, floor, ledger, at[NOW], now)
        elif change == now:
            what = changes[at[NEXT_CHANGE]]
            at[NEXT_CHANGE] += 1
            if what.what == COMES:
                _comes(house, floor, ledger, at[NOW], what.agent, now)
            else:
                _is_to_leave(house, floor, ledger, at[NOW], what.agent, what.what, now)
        elif event == now:
            _event(house, floor, ledger, at[NOW], floor.clock.heap[0], now)
        else:
            _arrives(house, floor, ledger, at[NOW], arrivals[at[NEXT_ARRIVAL]], now)
            at[NEXT_ARRIVAL] += 1


@compiled_lean
def _turn(house: House, floor: Floor, ledger: Ledger, interval: int, now: float) -> None:
    """An interval ends, and the next begins with as many agents as this one ended with."""
    for stream in range(len(house.streams)):
        first = floor.waiting[stream].first
        if house.streams[stream].deferred and first != NOTHING:
            ledger.counts[stream, interval, OLDEST] = now - floor.pool[first].arrived
    if interval + 1 < house.intervals:
        for group in range(len(floor.busy)):
            ledger.busy[group, interval + 1] = floor.busy[group] * house.interval
            ledger.there[group, interval + 1] = floor.there[group] * house.interval


@compiled_lean
def _open(house: House, floor: Floor, ledger: Ledger, interval: int, now: float) -> None:
    """Waiting mails of the queues that are open from now on find those who are idle."""
    if interval >= house.intervals:
        return
    for stream in range(len(house.streams)):
        if house.streams[stream].deferred and house.open[stream, interval]:
            while floor.waiting[stream].number > 0:
                agent = first_of(house, floor, stream, IDLE)
                if agent == NOBODY:
                    break
                _take_first(house, floor, ledger, interval, agent, stream, now)


@compiled_inline
def _take_first(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, stream: int, now: float
) -> None:
    """An agent takes the first contact that waits in a queue."""
    contact = floor.pool[first_in_line(floor, stream)]
    take_in_hand(house, floor, ledger, interval, agent, contact, now)


@compiled_inline
def _arrives(
    house: House, floor: Floor, ledger: Ledger, interval: int, contact: Row, now: float
) -> None:
    """A contact arrives: somebody takes it, or it waits."""
    stream, deferred = contact.stream, house.streams[contact.stream].deferred
    counts = ledger.counts[stream]
    if deferred:
        counts[contact.interval, ARRIVED] += 1.0
        if contact.due < NEVER:
            counts[deadline(house, contact.due), DUE] += 1.0
        is_open = interval < house.intervals and house.open[stream, interval]
        agent = first_of(house, floor, stream, IDLE) if is_open else NOBODY
    else:
        counts[contact.interval, OFFERED] += 1.0
        agent = _for_live(house, floor, ledger, interval, stream, now)
    if agent == NOBODY:
        line_up(floor, contact, False)
    else:
        take_in_hand(house, floor, ledger, interval, agent, contact, now)


@compiled_inline
def _for_live(
    house: House, floor: Floor, ledger: Ledger, interval: int, stream: int, now: float
) -> int:
    """Who takes a call or a chat: who chats already, who is idle, who can put mail aside."""
    if house.streams[stream].concurrency > 1:
        agent = chatting_with_room(house, floor, stream)
        if agent != NOBODY:
            return agent
    agent = first_of(house, floor, stream, IDLE)
    if agent == NOBODY:
        agent = first_of(house, floor, stream, AT_DEFERRED)
        if agent != NOBODY:
            break_off(house, floor, ledger, interval, agent, now)
    return agent


@compiled_inline
def _event(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, now: float
) -> None:
    """An agent comes back from a break that began late, or is done with a contact."""
    who = floor.agents[agent]
    if who.doing == COMING:
        set_time(floor.clock, agent, NEVER)
        _is_there(house, floor, ledger, interval, agent, now)
        return
    finish(house, floor, ledger, interval, agent, now)
    if who.leaves == STAYS:
        _look_for_more(house, floor, ledger, interval, agent, now)
    elif who.in_hand == 0:
        _leaves(house, floor, ledger, interval, agent, now)


@compiled_inline
def _look_for_more(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, now: float
) -> None:
    """Calls and chats first, then mail; chats until no hand is free."""
    who = floor.agents[agent]
    stream = best_live(house, floor, ledger, agent, now)
    if stream == NOTHING and who.in_hand == 0:
        stream = best_deferred(house, floor, interval, agent)
    while stream != NOTHING:
        _take_first(house, floor, ledger, interval, agent, stream, now)
        stream = NOTHING
        if who.in_hand < who.most:
            stream = best_live(house, floor, ledger, agent, now)


@compiled_lean
def _comes(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, now: float
) -> None:
    """An agent is to be on queue from now on; a break that began late ends as much later."""
    who = floor.agents[agent]
    if who.doing != AWAY:
        who.back = now
        return
    late = who.left - who.break_from
    if late > 0.0:
        who.doing = COMING
        set_time(floor.clock, agent, now + late)
    else:
        _is_there(house, floor, ledger, interval, agent, now)


@compiled_inline
def _is_there(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, now: float
) -> None:
    who = floor.agents[agent]
    who.leaves, who.back = STAYS, NEVER
    count_there(house, floor, ledger, interval, agent, 1, now)
    does(floor, agent, IDLE)
    _look_for_more(house, floor, ledger, interval, agent, now)


@compiled_lean
def _is_to_leave(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, what: int, now: float
) -> None:
    """An agent is to leave: at once, or when the calls and chats in hand are done."""
    who = floor.agents[agent]
    who.break_from = who.left = now
    who.back = NEVER
    if who.doing == COMING or who.doing == AWAY:
        set_time(floor.clock, agent, NEVER)
        who.doing = AWAY
        return
    who.leaves = what
    if who.doing == AT_DEFERRED:
        break_off(house, floor, ledger, interval, agent, now)
    if who.in_hand == 0:
        _leaves(house, floor, ledger, interval, agent, now)
    else:
        does(floor, agent, TALKING)


@compiled_inline
def _leaves(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, now: float
) -> None:
    """An agent is gone; whoever left late for a break that is over by now still has all of it."""
    who = floor.agents[agent]
    count_there(house, floor, ledger, interval, agent, -1, now)
    does(floor, agent, AWAY)
    who.left = now if who.leaves != GOES_HOME else who.break_from
    if who.back < NEVER:
        who.doing = COMING
        set_time(floor.clock, agent, max(now, who.left + who.back - who.break_from))


@compiled_lean
def close(house: House, floor: Floor, ledger: Ledger) -> None:
    """Nobody will come any more: all who will ever give up have."""
    for stream in range(len(house.streams)):
        if not house.streams[stream].deferred:
            while floor.waiting[stream].number > 0:
                first = floor.waiting[stream].first
                if floor.pool[first].gives_up == NEVER:
                    first_in_line(floor, stream)
                else:
                    let_go(house, floor, ledger, stream, floor.pool[first].gives_up)
