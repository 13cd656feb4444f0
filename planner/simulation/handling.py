"""Agents and the contacts in their hands: beginning, ending and breaking off."""

from __future__ import annotations

from planner.compiled import compiled_inline, compiled_lean
from planner.simulation.centre import Floats, Ints, Row, Table
from planner.simulation.clockwork import NEVER, set_time
from planner.simulation.floor import (
    AT_DEFERRED,
    CHATTING,
    IDLE,
    STAYS,
    TALKING,
    Floor,
    does,
    first_in_line,
    line_up,
)
from planner.simulation.house import House
from planner.simulation.ledger import (
    DONE,
    DONE_IN_TIME,
    GAVE_UP,
    GAVE_UP_SOON,
    IN_TIME,
    LATE,
    RESPONSE,
    WAITED,
    Ledger,
)

DUST = 1e-9


@compiled_inline
def count_busy(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, by: int, now: float
) -> None:
    """One agent of a group more, or one fewer, has a contact in hand from now on."""
    who = floor.agents[agent]
    if by > 0:
        who.busy_from = now
    else:
        who.busy += now - who.busy_from
    _count(house, floor.busy, ledger.busy, interval, who.group, by, now)


@compiled_inline
def count_there(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, by: int, now: float
) -> None:
    """One agent of a group more, or one fewer, is there from now on."""
    who = floor.agents[agent]
    if by > 0:
        who.there_from = now
    else:
        who.there += now - who.there_from
    _count(house, floor.there, ledger.there, interval, who.group, by, now)


@compiled_inline
def _count(
    house: House, number: Ints, seconds: Floats, interval: int, group: int, by: int, now: float
) -> None:
    """Change a group's number, and book the change for the rest of the interval."""
    number[group] += by
    if interval < house.intervals:
        seconds[group, interval] += by * ((interval + 1) * house.interval - now)


@compiled_inline
def speed(streams: Table, stream: int, at_a_time: int) -> float:
    """How fast a contact is handled: 1 where as many are in hand as the handle time is told for."""
    row = streams[stream]
    usual = 1.0 + row.slowdown * (row.concurrency - 1)
    return float(usual / (1.0 + row.slowdown * (at_a_time - 1)))


@compiled_inline
def catch_up(streams: Table, floor: Floor, agent: int, now: float) -> None:
    """Take off what was done of the contacts in hand until now."""
    who = floor.agents[agent]
    passed = now - who.since
    for k in range(who.in_hand):
        contact = floor.hands[agent, k]
        contact.work -= passed * speed(streams, contact.stream, who.in_hand)
    who.since = now


@compiled_inline
def set_alarm(streams: Table, floor: Floor, agent: int) -> None:
    """Set when the first of the contacts in hand will be done."""
    who = floor.agents[agent]
    soonest = NEVER
    for k in range(who.in_hand):
        contact = floor.hands[agent, k]
        soonest = min(soonest, contact.work / speed(streams, contact.stream, who.in_hand))
    set_time(floor.clock, agent, who.since + max(soonest, 0.0))


@compiled_inline
def take_in_hand(
    house: House,
    floor: Floor,
    ledger: Ledger,
    interval: int,
    agent: int,
    contact: Row,
    now: float,
) -> None:
    """An agent begins with a contact."""
    who, stream = floor.agents[agent], house.streams[contact.stream]
    if who.in_hand == 0:
        count_busy(house, floor, ledger, interval, agent, 1, now)
        who.since, who.most = now, stream.concurrency
        if stream.deferred:
            does(floor, agent, AT_DEFERRED)
        else:
            does(floor, agent, CHATTING if stream.concurrency > 1 else TALKING)
    else:
        catch_up(house.streams, floor, agent, now)
        who.most = min(who.most, stream.concurrency)
    floor.hands[agent, who.in_hand] = contact
    who.in_hand += 1
    set_alarm(house.streams, floor, agent)
    if not stream.deferred:
        _answered(house, ledger, contact, now)


@compiled_inline
def _answered(house: House, ledger: Ledger, contact: Row, now: float) -> None:
    waited = now - contact.arrived
    counts = ledger.counts[contact.stream, contact.interval]
    in_time = waited <= house.streams[contact.stream].target + DUST
    counts[IN_TIME if in_time else LATE] += 1.0
    counts[WAITED] += waited


@compiled_inline
def finish(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, now: float
) -> None:
    """The contact in hand with the least work left is done."""
    who = floor.agents[agent]
    catch_up(house.streams, floor, agent, now)
    done = 0
    for k in range(1, who.in_hand):
        if floor.hands[agent, k].work < floor.hands[agent, done].work:
            done = k
    if house.streams[floor.hands[agent, done].stream].deferred:
        _done(house, ledger, interval, floor.hands[agent, done], now)
    put_down(house, floor, ledger, interval, agent, done, now)


@compiled_inline
def _done(house: House, ledger: Ledger, interval: int, contact: Row, now: float) -> None:
    counts = ledger.counts[contact.stream]
    if interval < house.intervals:
        counts[interval, DONE] += 1.0
        counts[interval, RESPONSE] += now - contact.arrived
    if now <= contact.due + DUST and contact.due < NEVER:
        counts[deadline(house, contact.due), DONE_IN_TIME] += 1.0


@compiled_inline
def deadline(house: House, due: float) -> int:
    """The interval at whose end a deadline is."""
    return min(max(int(due / house.interval + 0.5) - 1, 0), house.intervals - 1)


@compiled_inline
def put_down(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, k: int, now: float
) -> None:
    """An agent is no longer at the k-th contact in hand."""
    who = floor.agents[agent]
    who.in_hand -= 1
    if k < who.in_hand:
        floor.hands[agent, k] = floor.hands[agent, who.in_hand]
    if who.in_hand > 0:
        who.most = house.streams[floor.hands[agent, 0].stream].concurrency
        for other in range(1, who.in_hand):
            stream = floor.hands[agent, other].stream
            who.most = min(who.most, house.streams[stream].concurrency)
        set_alarm(house.streams, floor, agent)
        return
    set_time(floor.clock, agent, NEVER)
    count_busy(house, floor, ledger, interval, agent, -1, now)
    if who.leaves == STAYS:
        does(floor, agent, IDLE)


@compiled_lean
def break_off(
    house: House, floor: Floor, ledger: Ledger, interval: int, agent: int, now: float
) -> None:
    """The deferred contact in hand goes back to the head of its queue, with the work left."""
    catch_up(house.streams, floor, agent, now)
    contact = floor.hands[agent, 0]
    line_up(floor, contact, True)
    put_down(house, floor, ledger, interval, agent, 0, now)


@compiled_inline
def let_go(house: House, floor: Floor, ledger: Ledger, stream: int, now: float) -> None:
    """Take from the head of a queue those who have given up until now."""
    row = floor.waiting[stream]
    while row.number > 0 and floor.pool[row.first].gives_up <= now:
        contact = floor.pool[first_in_line(floor, stream)]
        soon = contact.gives_up - contact.arrived <= house.streams[stream].target
        ledger.counts[stream, contact.interval, GAVE_UP_SOON if soon else GAVE_UP] += 1.0
