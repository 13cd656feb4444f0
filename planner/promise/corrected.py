"""The requirement after a correction: what agents are worth where formulas erred."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.promise.correction import Correction
from planner.staffing import LateCurves, Requirement
from planner.staffing.kernels import envelopes
from planner.staffing.late_table import LateTable, read

Floats = NDArray[np.float64]


def corrected(
    requirement: Requirement, table: LateTable, correction: Correction, weight: Floats
) -> Requirement:
    """The requirement by which a plan's late contacts are those of its simulation.

    Its curves count every late contact, tolerated ones too, as a simulation does, and each queue's
    `weight` [Q] times.
    """
    return replace(
        requirement,
        curves=_curves(requirement.curves.first.shape, table, correction.agents, weight),
        deferred=tuple(
            replace(work, work=work.work * effort, priority=work.priority * weight[work.queue])
            for work, effort in zip(requirement.deferred, correction.effort, strict=True)
        ),
    )


def _curves(shape: tuple[int, ...], table: LateTable, more: Floats, weight: Floats) -> LateCurves:
    """Each interval's curve, read `more` agents further on, down to where its table ends."""
    points = np.maximum(np.ceil(table.length - 1 - more), 0).astype(np.int64) + 1
    ends = np.cumsum(points.ravel())
    begins = ends - points.ravel()
    cell = np.repeat(np.arange(points.size), points.ravel())
    agents = np.arange(cell.size) - begins[cell] + more.ravel()[cell]
    last, start = table.length.ravel()[cell] - 1, table.first.ravel()[cell]
    times = np.repeat(weight[table.rows], points.sum(axis=1))
    exact = times * (read(table.late, start, last, agents) - table.late[start + last])
    first, length = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int32)
    first[table.rows] = begins.reshape(points.shape)
    length[table.rows] = points
    return LateCurves(first, length, exact, envelopes(exact, begins, points.ravel()))
