"""The floor: what every agent is doing, and which contacts wait."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_inline
from planner.simulation.centre import Centre, Floats, Ints, Row, Table
from planner.simulation.clockwork import Clockwork, stopped

NOBODY = NOTHING = -1

IDLE, CHATTING, AT_DEFERRED, TALKING, AWAY, COMING = range(6)
"""What an agent is doing. Of the first three each group keeps a list, in order of beginning."""

LISTED = 3

AGENT = np.dtype(
    [
        ("group", np.int32),
        ("doing", np.int8),
        ("in_hand", np.int32),  # contacts being handled
        ("most", np.int32),  # as many at a time as those in hand allow
        ("leaves", np.int8),  # STAYS, or the change that follows the contacts in hand
        ("since", np.float64),  # when `work` of the contacts in hand was true
        ("busy", np.float64),  # seconds with a contact in hand
        ("busy_from", np.float64),
        ("there", np.float64),  # seconds on queue, or with a contact in hand
        ("there_from", np.float64),
        ("break_from", np.float64),  # when the present break should have begun,
        ("left", np.float64),  # when it did,
        ("back", np.float64),  # and when it should have ended, if that is past
        ("before", np.int32),  # neighbours in the list of the group
        ("after", np.int32),
    ],
    align=True,
)
STAYS = -1

CONTACT = np.dtype(
    [
        ("stream", np.int32),
        ("interval", np.int32),  # of arrival
        ("arrived", np.float64),
        ("gives_up", np.float64),
        ("work", np.float64),  # seconds of handling left
        ("due", np.float64),
        ("after", np.int32),
    ],
    align=True,
)

WAITING = np.dtype([("first", np.int32), ("last", np.int32), ("number", np.int64)], align=True)
LIST = np.dtype([("first", np.int32), ("last", np.int32)], align=True)


class Floor(NamedTuple):
    """Everything that changes while a centre runs.

    agents [N]; hands [N, most], the contacts in hand; lists [G, LISTED]; busy, there [G]: agents of
    a group with a contact in hand, and on queue or with one. pool: waiting contacts, those not
    used linked from spare[0]; waiting [Q]: lists of them, first come first.
    """

    agents: Table
    hands: Table
    lists: Table
    busy: Ints
    there: Ints
    clock: Clockwork
    pool: Table
    spare: NDArray[np.int32]  # [1]
    waiting: Table


def empty_floor(centre: Centre, pool: int) -> Floor:
    """Nobody is there, nobody waits; `pool` contacts can wait at a time."""
    agents = np.zeros(len(centre.group_of), dtype=AGENT)
    agents["group"], agents["doing"], agents["leaves"] = centre.group_of, AWAY, STAYS
    most = max((stream.concurrency for stream in centre.streams), default=1)
    lists = np.zeros((len(centre.groups), LISTED), dtype=LIST)
    lists["first"] = lists["last"] = NOBODY
    waiting = np.zeros(len(centre.streams), dtype=WAITING)
    waiting["first"] = waiting["last"] = NOTHING
    contacts = np.zeros(pool, dtype=CONTACT)
    contacts["after"] = np.append(np.arange(1, pool), NOTHING)
    return Floor(
        agents=agents,
        hands=np.zeros((len(agents), most), dtype=CONTACT),
        lists=lists,
        busy=np.zeros(len(centre.groups), dtype=np.int64),
        there=np.zeros(len(centre.groups), dtype=np.int64),
        clock=stopped(len(agents)),
        pool=contacts,
        spare=np.zeros(1, dtype=np.int32),
        waiting=waiting,
    )


def with_larger_pool(floor: Floor) -> Floor:
    """The same with twice the room for waiting contacts."""
    size = len(floor.pool)
    more = np.zeros(size, dtype=CONTACT)
    more["after"] = np.append(np.arange(size + 1, 2 * size), floor.spare[0])
    spare = np.array([size], dtype=np.int32)
    return floor._replace(pool=np.concatenate([floor.pool, more]), spare=spare)


@compiled_inline
def does(floor: Floor, agent: int, doing: int) -> None:
    """Take an agent from the list of what they did to the end of that of what they do."""
    who = floor.agents[agent]
    if who.doing < LISTED:
        _unlist(floor, agent)
    who.doing = doing
    if doing < LISTED:
        row = floor.lists[who.group, doing]
        who.before, who.after = row.last, NOBODY
        if row.last == NOBODY:
            row.first = agent
        else:
            floor.agents[row.last].after = agent
        row.last = agent


@compiled_inline
def _unlist(floor: Floor, agent: int) -> None:
    who = floor.agents[agent]
    row = floor.lists[who.group, who.doing]
    if who.before == NOBODY:
        row.first = who.after
    else:
        floor.agents[who.before].after = who.after
    if who.after == NOBODY:
        row.last = who.before
    else:
        floor.agents[who.after].before = who.before


@compiled_inline
def line_up(floor: Floor, contact: Row, ahead: bool) -> None:
    """A contact waits from now on, behind all others of its queue or ahead of them."""
    number = floor.spare[0]
    floor.spare[0] = floor.pool[number].after
    floor.pool[number] = contact
    floor.pool[number].after = NOTHING
    row = floor.waiting[contact.stream]
    row.number += 1
    if row.first == NOTHING:
        row.first = row.last = number
    elif ahead:
        floor.pool[number].after = row.first
        row.first = number
    else:
        floor.pool[row.last].after = number
        row.last = number


@compiled_inline
def first_in_line(floor: Floor, stream: int) -> int:
    """Take out the first contact that waits; its place in the pool is free from now on."""
    row = floor.waiting[stream]
    number = row.first
    row.first = floor.pool[number].after
    if row.first == NOTHING:
        row.last = NOTHING
    row.number -= 1
    floor.pool[number].after = floor.spare[0]
    floor.spare[0] = number
    return int(number)


def seconds_until(floor: Floor, now: float) -> tuple[Floats, Floats]:
    """How long each agent has been busy, and there, until now: seconds [N] each."""
    agents = floor.agents
    is_there = (agents["doing"] != AWAY) & (agents["doing"] != COMING)
    busy = agents["busy"] + np.where(agents["in_hand"] > 0, now - agents["busy_from"], 0.0)
    there = agents["there"] + np.where(is_there, now - agents["there_from"], 0.0)
    return busy, there
