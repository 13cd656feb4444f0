"""Deferred work spread over time: where its first place is, and how it finds a better one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.roster.compiled import compiled
from planner.roster.moves import Works, shift_work, slack_between
from planner.roster.problem import Work


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
        for amount, first, last in zip(
            to_be_done(work).tolist(), work.first.tolist(), work.last.tolist(), strict=True
        ):
            places = first + np.flatnonzero(work.open[first : last + 1])
            if len(places):
                wanted[w, places] += amount // len(places)
                wanted[w, places[-1]] += amount % len(places)
    return wanted.cumsum(axis=1)


@compiled
def settle(cover, works, state, reach):
    """Do work that finds nobody where somebody is idle; returns the cost added, never above 0."""
    horizon = state.done.shape[1]
    added = 0.0
    for w in range(len(works.queue)):
        q = works.queue[w]
        for source in range(horizon):
            for distance in range(1, reach + 1):
                missing = state.flow.cells[source, q].wanted - state.flow.cells[source, q].served
                if missing <= 0:
                    break
                for target in (source - distance, source + distance):
                    if target < 0 or target >= horizon or not works.open[w, target]:
                        continue
                    spare = 0
                    for g in range(len(cover.serves)):
                        if (cover.serves[g] >> q) & 1:
                            spare += state.flow.groups[target, g].idle
                    missing = state.flow.cells[source, q].wanted - state.flow.cells[source, q].served
                    if spare > 0 and missing > 0:
                        slack = slack_between(works, state, w, source, target)
                        amount = min(slack, min(missing, spare))
                        if amount > 0:
                            added += shift_work(
                                cover, works, state, w, source, target, amount, 0.0
                            )
    return added
