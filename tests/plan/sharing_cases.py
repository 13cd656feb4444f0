"""Requirements and capacities built by hand, and a slow and obvious way to share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog

from planner.clock import Grid
from planner.demand.contacts import Contacts
from planner.plan.capacity import Capacity
from planner.staffing.curves import LateCurves
from planner.staffing.deferred import DeferredWork
from planner.staffing.requirement import Requirement

START = datetime(2027, 3, 1, tzinfo=UTC)


def grid_of(intervals: int, minutes: int = 60) -> Grid:
    return Grid(START, START + intervals * timedelta(minutes=minutes), minutes)


def envelope_of(points: Sequence[float]) -> np.ndarray:
    """The lower convex envelope of points at 0, 1, 2, ..., at those places."""
    hull = [0]
    for n in range(1, len(points)):
        while len(hull) > 1:
            a, b = hull[-2], hull[-1]
            if (points[b] - points[a]) * (n - a) < (points[n] - points[a]) * (b - a):
                break
            hull.pop()
        hull.append(n)
    return np.interp(np.arange(len(points)), hull, [points[n] for n in hull])


def curves_of(points: Sequence[Sequence[Sequence[float]]]) -> LateCurves:
    """Curves from points[queue][interval] = late contacts by agents; empty for none."""
    flat = [one for queue in points for one in queue]
    length = np.array([len(one) for one in flat], dtype=np.int32)
    first = np.cumsum(length, dtype=np.int64) - length
    shape = (len(points), len(points[0]))
    return LateCurves(
        first=first.reshape(shape),
        length=length.reshape(shape),
        exact=np.array([value for one in flat for value in one], dtype=np.float64),
        envelope=np.concatenate([envelope_of(one) if len(one) else [] for one in flat]),
    )


def requirement_of(
    points: Sequence[Sequence[Sequence[float]]],
    deferred: Sequence[DeferredWork] = (),
    open_: np.ndarray | None = None,
    minutes: int = 60,
) -> Requirement:
    """A requirement whose curves are `points`; deferred queues require half an agent."""
    queues, intervals = len(points), len(points[0])
    state = np.ones((queues, intervals), dtype=bool) if open_ is None else open_
    curves = curves_of(points)
    required = np.maximum(curves.length - 1.0, 0.0)
    for work in deferred:
        required[work.queue] = 0.5
    contacts = Contacts(
        grid=grid_of(intervals, minutes),
        queues=tuple(f"q{i}" for i in range(queues)),
        open=state,
        offered=np.ones((queues, intervals)),
        volume=np.ones((queues, intervals)),
        handle_time=np.full((queues, intervals), 300.0),
    )
    return Requirement(contacts, required, curves, tuple(deferred))


def work_of(
    queue: int,
    cohorts: Sequence[tuple[float, float, int, int]],
    intervals: int,
    end_allowance: float = 0.0,
    priority: float = 1.0,
) -> DeferredWork:
    """Deferred work from (contacts, work per contact, first, last)."""
    contacts, work, first, last = zip(*cohorts, strict=True)
    return DeferredWork(
        queue=queue,
        contacts=np.array(contacts, dtype=np.float64),
        work=np.array(work, dtype=np.float64),
        first=np.array(first, dtype=np.int32),
        last=np.array(last, dtype=np.int32),
        booked=np.minimum(np.array(last, dtype=np.int32), intervals - 1),
        end_allowance=end_allowance,
        priority=priority,
    )


def capacity_of(amounts: dict[tuple[int, ...], Sequence[float]]) -> Capacity:
    """Capacity from the amount of each group by interval; heads are the same."""
    amount = np.array(list(amounts.values()), dtype=np.float64)
    return Capacity(tuple(amounts), amount, amount.copy())


def naive_programme(requirement: Requirement, capacity: Capacity) -> tuple[float, float]:
    """The least late contacts by the most obvious linear programme: (primal, dual) values.

    Every group, queue and interval has a variable; every cohort one for each interval in its
    window; a curve is the maximum of its tangents. Nothing is merged or left out.
    """
    groups, intervals = capacity.amount.shape
    costs: list[float] = []
    at_most: list[tuple[dict[int, float], float]] = []
    equal: list[tuple[dict[int, float], float]] = []

    def variable(cost: float = 0.0) -> int:
        costs.append(cost)
        return len(costs) - 1

    given: dict[tuple[int, int, int], int] = {}
    for t in range(intervals):
        for g in range(groups):
            for q in capacity.groups[g]:
                if requirement.contacts.open[q, t]:
                    given[g, q, t] = variable()
            mine = {given[g, q, t]: 1.0 for q in capacity.groups[g] if (g, q, t) in given}
            at_most.append((mine, capacity.amount[g, t]))

    def total(q: int, t: int) -> dict[int, float]:
        return {given[g, q, t]: 1.0 for g in range(groups) if (g, q, t) in given}

    curves = requirement.curves
    for q in range(len(requirement.contacts.queues)):
        for t in range(intervals):
            start, length = curves.first[q, t], curves.length[q, t]
            points = curves.envelope[start : start + length]
            if length < 2:
                continue
            late = variable(1.0)
            for n, (below, above) in enumerate(pairwise(points)):
                # late >= below + (above - below) (serving - n)
                slope = above - below
                row = dict.fromkeys(total(q, t), slope) | {late: -1.0}
                at_most.append((row, slope * n - below))

    for work in requirement.deferred:
        used: dict[int, dict[int, float]] = {}
        allowance = work.end_allowance
        for c in reversed(range(len(work.contacts))):
            # Of what may wait beyond the end, the newest contacts do so for nothing.
            after = work.last[c] >= intervals
            free = min(allowance, work.contacts[c]) if after else 0.0
            allowance -= free
            missed, waiting = variable(work.priority), variable()
            at_most.append(({waiting: 1.0}, free))
            served = {missed: work.work[c], waiting: work.work[c]}
            for t in range(work.first[c], min(work.last[c], intervals - 1) + 1):
                done = variable()
                served[done] = 1.0
                used.setdefault(t, {})[done] = 1.0
            equal.append((served, work.contacts[c] * work.work[c]))
        for t, row in used.items():
            at_most.append((row | dict.fromkeys(total(work.queue, t), -1.0), 0.0))
    return _solved(costs, at_most, equal)


def _solved(
    costs: list[float],
    at_most: list[tuple[dict[int, float], float]],
    equal: list[tuple[dict[int, float], float]],
) -> tuple[float, float]:
    def dense(rows: list[tuple[dict[int, float], float]]) -> tuple[np.ndarray, np.ndarray]:
        matrix = np.zeros((len(rows), len(costs)))
        for i, (row, _) in enumerate(rows):
            for column, value in row.items():
                matrix[i, column] = value
        return matrix, np.array([right for _, right in rows])

    a, b = dense(at_most)
    e, f = dense(equal) if equal else (None, None)
    found = linprog(costs, A_ub=a, b_ub=b, A_eq=e, b_eq=f, method="highs")
    dual = float(found.ineqlin.marginals @ b)
    if f is not None:
        dual += float(found.eqlin.marginals @ f)
    return float(found.fun), dual


def random_case(seed: int, queues: int = 4, groups: int = 3, intervals: int = 6, waiting: int = 2):
    """A requirement and a capacity of random size and shape, short of agents as often as not."""
    rng = np.random.default_rng(seed)
    deferred = list(range(queues - waiting, queues))
    points = [
        [
            [] if q in deferred else np.sort(rng.random(rng.integers(1, 5)) * 6)[::-1] * 1.0
            for _ in range(intervals)
        ]
        for q in range(queues)
    ]
    points = [[[v - one[-1] for v in one] if len(one) else [] for one in row] for row in points]
    open_ = rng.random((queues, intervals)) < 0.85
    works = []
    for q in deferred:
        window = int(rng.integers(1, 4))
        cohorts = []
        same = rng.random() < 0.5
        for t in range(intervals):
            free = np.flatnonzero(open_[q, t:]) + t
            first = int(free[0]) if len(free) else intervals
            last = int(free[window - 1]) if len(free) >= window else intervals + window
            per = 0.25 if same else float(rng.choice([0.2, 0.25, 0.4]))
            cohorts.append((float(rng.integers(0, 6)), per, first, last))
        works.append(
            work_of(q, cohorts, intervals, float(rng.integers(0, 4)), float(rng.choice([1, 2])))
        )
    skills = [
        tuple(sorted(rng.choice(queues, size=rng.integers(1, queues + 1), replace=False).tolist()))
        for _ in range(groups)
    ]
    amounts = {skill: rng.choice([0, 0.5, 0.92, 1.7, 3], size=intervals) for skill in skills}
    return requirement_of(points, works, open_), capacity_of(amounts)
