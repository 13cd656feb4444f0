"""Deferred work spread over time: where its first place is, and how it finds a better one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.compiled import compiled_lean
from planner.roster.problem import UNIT, Cover, Ints, Work
from planner.roster.search.acceptance import accepts
from planner.roster.search.flow import Flow, change_wanted
from planner.roster.search.sharing import serve_more, want_less, want_more
from planner.roster.search.state import State


class Works(NamedTuple):
    """Deferred work as cumulative amounts: wanted up to t lies between due[t] and released[t]."""

    queue: Ints  # [works]
    released: NDArray[np.int64]  # [works, T]
    due: NDArray[np.int64]  # [works, T]
    open: NDArray[np.bool_]  # [works, T]


def works_of(works: Sequence[Work], intervals: int) -> Works:
    """The problem's deferred work as cumulative amounts."""
    released = np.zeros((len(works), intervals), dtype=np.int64)
    due = np.zeros_like(released)
    opened = np.zeros((len(works), intervals), dtype=np.bool_)
    for w, work in enumerate(works):
        amount = to_be_done(work)
        np.add.at(released[w], work.first, amount)
        np.add.at(due[w], work.last, amount)
        opened[w] = work.open
    return Works(
        queue=np.array([work.queue for work in works], dtype=np.int32),
        released=released.cumsum(axis=1),
        due=due.cumsum(axis=1),
        open=opened,
    )


def to_be_done(work: Work) -> NDArray[np.int64]:
    """Each cohort's work, less what may wait at the horizon's end: the latest to arrive."""
    amount = work.amount.copy()
    left = work.end_allowance
    for c in range(len(amount) - 1, -1, -1):
        if work.may_wait[c] and left > 0:
            waits = min(left, int(amount[c]))
            amount[c] -= waits
            left -= waits
    return amount


def even_spread(works: Sequence[Work], intervals: int) -> NDArray[np.int64]:
    """Every cohort's work spread evenly over its open window: cumulative, [works, T]."""
    wanted = np.zeros((len(works), intervals), dtype=np.int64)
    for w, work in enumerate(works):
        opened = np.flatnonzero(work.open)
        low = np.searchsorted(opened, work.first)
        high = np.searchsorted(opened, work.last, side="right")
        some = high > low
        low, high, amount = low[some], high[some], to_be_done(work)[some]
        each, rest = np.divmod(amount, high - low)
        steps = np.zeros(len(opened) + 1, dtype=np.int64)
        np.add.at(steps, low, each)
        np.add.at(steps, high, -each)
        wanted[w, opened] = steps.cumsum()[:-1]
        np.add.at(wanted[w], opened[high - 1], rest)
    return wanted.cumsum(axis=1)


LEVELS = 3
FREE_OF_LOSS = 1e-9


@compiled_lean
def respread(cover: Cover, works: Works, state: State, w: int, saved: NDArray[np.int64]) -> float:
    """Plan a queue's deferred work anew around everything else; returns the cost added.

    First what is idle is used, earliest deadline first. Work that misses its deadline so
    takes capacity where it is missed least, within its own window. What turns out worse
    than before is undone. `saved` [T] is scratch.
    """
    q = works.queue[w]
    horizon = len(saved)
    added = 0.0
    for t in range(horizon):
        saved[t] = state.flow.cells[t, q].wanted
        if saved[t] > 0:
            added -= want_less(cover, state.flow, t, q, saved[t])
    added += _earliest_deadline_first(cover, works, state, w)
    if added > 0.0:
        for t in range(horizon):
            want_less(cover, state.flow, t, q, state.flow.cells[t, q].wanted)
        for t in range(horizon):
            want_more(cover, state.flow, t, q, saved[t])
        added = 0.0
    total = np.int64(0)
    for t in range(horizon):
        total += state.flow.cells[t, q].wanted
        state.done[w, t] = total
    return added


@compiled_lean
def _earliest_deadline_first(cover: Cover, works: Works, state: State, w: int) -> float:
    q = works.queue[w]
    added = 0.0
    handled = np.int64(0)  # done, or given up as idle capacity goes
    release = 0
    for t in range(state.done.shape[1]):
        waiting = works.released[w, t] - handled
        if works.open[w, t] and waiting > 0:
            given, _ = _fill(cover, state.flow, t, q, waiting, FREE_OF_LOSS)
            handled += given
        missed = works.due[w, t] - handled
        while missed > 0:
            while works.released[w, release] <= handled:
                release += 1
            # What is released later may not be done before: a part at a time.
            part = min(missed, works.released[w, release] - handled)
            added += _squeeze_in(cover, works, state, w, release, t, part)
            handled += part
            missed -= part
    return added


@compiled_lean
def _fill(cover: Cover, flow: Flow, t: int, q: int, amount: int, most: float) -> tuple[int, float]:
    """Want and serve up to `amount` more in an interval; returns (what is served, the cost)."""
    change_wanted(cover, flow, t, q, amount)
    given, lost = serve_more(cover, flow, t, q, amount, most)
    change_wanted(cover, flow, t, q, given - amount)
    return given, lost


@compiled_lean
def _squeeze_in(
    cover: Cover, works: Works, state: State, w: int, release: int, deadline: int, amount: int
) -> float:
    """Do work within its window where it displaces least; returns the cost added."""
    q = works.queue[w]
    price: float = cover.queues[q].work_value
    added = 0.0
    latest = -1
    for level in range(1, LEVELS + 1):
        for t in range(deadline, release - 1, -1):
            if works.open[w, t]:
                latest = max(latest, t)
                given, lost = _fill(cover, state.flow, t, q, amount, price * level / LEVELS)
                amount -= given
                added += lost
                if amount == 0:
                    return added
    change_wanted(cover, state.flow, latest, q, amount)
    return added + price * amount / UNIT


@compiled_lean
def move_work(
    cover: Cover,
    works: Works,
    state: State,
    w: int,
    start: int,
    end: int,
    reach: int,
    temperature: float,
) -> float:
    """Do a part of some interval's deferred work earlier or later, within [start, end)."""
    source = np.random.randint(start, end)
    if state.flow.cells[source, works.queue[w]].wanted == 0:
        return 0.0
    target = np.random.randint(max(start, source - reach), min(end, source + reach + 1))
    if target == source or not works.open[w, target]:
        return 0.0
    slack = slack_between(works, state, w, source, target)
    if slack <= 0:
        return 0.0
    amount = min(slack, np.random.randint(1, 5) * UNIT // 4)
    return shift_work(cover, works, state, w, source, target, amount, temperature)


@compiled_lean
def slack_between(works: Works, state: State, w: int, source: int, target: int) -> int:
    """How much deferred work may move from interval `source` to interval `target`."""
    slack: int = state.flow.cells[source, works.queue[w]].wanted
    for t in range(source, target):
        slack = min(slack, state.done[w, t] - works.due[w, t])
    for t in range(target, source):
        slack = min(slack, works.released[w, t] - state.done[w, t])
    return slack


@compiled_lean
def shift_work(
    cover: Cover,
    works: Works,
    state: State,
    w: int,
    source: int,
    target: int,
    amount: int,
    temperature: float,
) -> float:
    """Do some deferred work at another time; returns the cost added."""
    q = works.queue[w]
    added = -want_less(cover, state.flow, source, q, amount)
    added += want_more(cover, state.flow, target, q, amount)
    if accepts(added, temperature):
        for t in range(source, target):
            state.done[w, t] -= amount
        for t in range(target, source):
            state.done[w, t] += amount
        return added
    want_less(cover, state.flow, target, q, amount)
    want_more(cover, state.flow, source, q, amount)
    return 0.0
