"""The value of capacity, as the roster problem sees it: queues, groups, deferred work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from planner.plan.capacity import Group, Presence, capacity_of
from planner.plan.history import reaching_in
from planner.roster.problem import CELL, QUEUE, UNIT, Cover, Work
from planner.scenario import Scenario
from planner.staffing import DeferredWork, Requirement

Base = tuple[NDArray[np.int32], NDArray[np.float64]]


def base_capacity(
    scenario: Scenario, groups: Sequence[Group], elsewhere: Iterable[Presence]
) -> Base:
    """Capacity [T, groups] in UNIT and heads [T, queues] that no decision changes.

    It comes from shifts that reach in from before the horizon, and from the stretches
    `elsewhere`: (agent, start, end) on queue.
    """
    past = (
        (shift.agent, stretch.start, stretch.end)
        for shift in reaching_in(scenario)
        for stretch in shift.on_queue()
    )
    found = capacity_of(scenario, tuple(groups), (*past, *elsewhere))
    heads = found.present(len(scenario.queues)).T
    return np.floor(found.amount.T * UNIT + 1e-6).astype(np.int32), heads


def coverage(scenario: Scenario, requirement: Requirement, groups: Sequence[Group]) -> Cover:
    """What capacity is worth to every queue in every interval."""
    curves, queues = requirement.curves, list(scenario.queues.values())
    cells = np.zeros(curves.length.T.shape, dtype=CELL)
    cells["slope_first"] = curves.first.T
    cells["agents"] = np.maximum(curves.length.T - 1, 0)
    cells["heads_wanted"] = requirement.contacts.open.T * [q.min_agents for q in queues]
    kinds = np.array([(not q.immediate, 0.0) for q in queues], dtype=QUEUE)
    for work in requirement.deferred:
        kinds["work_value"][work.queue] = _mean_value(work)
    return Cover(
        serves=np.array([sum(1 << q for q in group) for group in groups], dtype=np.int64),
        queues=kinds,
        cells=cells,
        slope=np.append(-np.diff(curves.envelope), 0.0),
        head_price=scenario.objective.uncovered_minute * scenario.grid.interval_minutes,
    )


def _mean_value(work: DeferredWork) -> float:
    """Late contacts per agent-interval of a queue's work, over all of it."""
    total = float(work.contacts @ work.work)
    return work.priority * float(work.contacts.sum()) / total if total else 0.0


def deferred_work(scenario: Scenario, requirement: Requirement) -> tuple[tuple[Work, ...], float]:
    """The work of every deferred queue, and the late contacts that no plan can avoid."""
    found, lost = [], 0.0
    for work in requirement.deferred:
        opened = requirement.contacts.open[work.queue].astype(np.bool_)
        servable, allowance, unavoidable = _servable(work, opened)
        lost += unavoidable
        found.append(_work(work, opened, servable, allowance))
    return tuple(found), lost


def _servable(
    work: DeferredWork, opened: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], float, float]:
    """Which cohorts can be served on time, the end allowance left for them, what is lost.

    Contacts without an open interval before their deadline are late; those due after the
    horizon use up the allowance first.
    """
    possible = _some_open(opened, work.first, work.last)
    waits = work.last >= len(opened)
    stranded = float(work.contacts[~possible & waits].sum())
    late = float(work.contacts[~possible & ~waits].sum())
    late += max(stranded - work.end_allowance, 0.0)
    allowance = max(work.end_allowance - stranded, 0.0)
    return possible & (work.contacts > 0), allowance, work.priority * late


def _work(
    work: DeferredWork, opened: NDArray[np.bool_], kept: NDArray[np.bool_], allowance: float
) -> Work:
    last = len(opened) - 1
    edges = np.concatenate([[0.0], np.cumsum((work.contacts * work.work)[kept])]) * UNIT
    mean = edges[-1] / max(float(work.contacts[kept].sum()), 1e-12)
    return Work(
        queue=work.queue,
        amount=np.diff(np.round(edges)).astype(np.int64),
        first=work.first[kept].astype(np.int32),
        last=np.minimum(work.last[kept], last).astype(np.int32),
        may_wait=work.last[kept] > last,
        open=opened,
        end_allowance=int(allowance * mean),
        contact_value=work.priority / work.work[kept],
    )


def _some_open(
    opened: NDArray[np.bool_], first: NDArray[np.int32], last: NDArray[np.int32]
) -> NDArray[np.bool_]:
    before = np.concatenate([[0], np.cumsum(opened)])
    low = np.minimum(first, len(opened))
    high = np.maximum(np.minimum(last + 1, len(opened)), low)
    return before[high] > before[low]
