"""Deferred work over time: when it may be served, and which of it cannot be in time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.staffing import DeferredWork

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Timeline:
    """One deferred queue's work, added up to the end of every interval [T], in agent-intervals.

    released: may have been served by then. due: must have been, to be in time.
    pile: given up, to be served after all that can still be in time.
    """

    released: Floats
    due: Floats
    pile: Floats


def timeline(work: DeferredWork, missed: Floats, intervals: int) -> Timeline:
    """The timeline of a queue whose cohorts miss these contacts [C]."""
    kept = (work.contacts - missed) * work.work
    return Timeline(
        released=_cumulated(work.first, kept, intervals),
        due=_cumulated(np.maximum(work.last, work.first), kept, intervals),
        pile=_cumulated(work.first, missed * work.work, intervals),
    )


def _cumulated(at: NDArray[np.int32], amount: Floats, intervals: int) -> Floats:
    inside = at < intervals
    return np.cumsum(np.bincount(at[inside], weights=amount[inside], minlength=intervals))


def booked_late(work: DeferredWork, missed: Floats, intervals: int) -> Floats:
    """Late contacts by interval, [T], of cohorts that miss these contacts [C].

    Each is booked in the interval of its deadline. Of those whose deadline lies beyond the
    horizon only what exceeds the allowance counts, in the last interval.
    """
    after = work.last >= intervals
    late = np.bincount(work.booked[~after], weights=missed[~after], minlength=intervals).astype(
        np.float64
    )
    late[-1] += max(0.0, float(missed[after].sum()) - work.end_allowance)
    return late


def handled(work: DeferredWork, missed: Floats, done: Floats, cleared: Floats) -> Floats:
    """Contacts answered in each interval, [T], from cumulative work done in time, and late."""
    kept = _contacts_done(work.contacts - missed, work.work, done)
    late = _contacts_done(missed, work.work, cleared)
    return np.diff(kept + late, prepend=0.0)


def _contacts_done(contacts: Floats, work: Floats, done: Floats) -> Floats:
    some = contacts > 0
    until = np.r_[0.0, np.cumsum((contacts * work)[some])]
    return np.interp(done, until, np.r_[0.0, np.cumsum(contacts[some])])
