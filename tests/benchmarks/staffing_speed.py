"""What a requirement takes: the planner's ways to staff, in turn with pyworkforce's one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner import required_agents
from planner.staffing.kernels import Cases, least_agents
from tests.benchmarks import pyworkforce_peer
from tests.benchmarks.staffing_cases import MONTH, Case, as_arrays, equal_loads, month_of_a_team
from tests.benchmarks.staffing_scenario import scenario_of

ALL_AT_ONCE = "the formula, one call for all"
LOADS = {1: 20_000, 10: 20_000, 100: 4_000, 1_000: 400, 10_000: 16}


@dataclass(frozen=True)
class Way:
    """A batch of cases, and a way in which the planner staffs them all."""

    batch: str
    cases: Sequence[Case]
    how: str
    staff: Callable[[], object]


@dataclass(frozen=True)
class Pace:
    """Processor time for one requirement in microseconds, repeat by repeat, on both sides."""

    way: Way
    planner: list[float]
    peer: list[float]

    @property
    def ratios(self) -> list[float]:
        """How many times faster the planner is."""
        return [theirs / ours for theirs, ours in zip(self.peer, self.planner, strict=True)]


def paces(repeats: int) -> list[Pace]:
    """Every way, compiled before it is timed; in each repeat pyworkforce goes first."""
    ways = [*_of_a_month(), *(_of_load(erlangs, count) for erlangs, count in LOADS.items())]
    batches = {way.batch: way.cases for way in ways}
    for way in ways:
        way.staff()
    rounds = [
        (pyworkforce_peer.ask(batches), [_seconds(way.staff) for way in ways])
        for _ in range(repeats)
    ]
    return [
        Pace(
            way,
            planner=[1e6 * ours[i] / len(way.cases) for _, ours in rounds],
            peer=[1e6 * theirs[way.batch].seconds / len(way.cases) for theirs, _ in rounds],
        )
        for i, way in enumerate(ways)
    ]


def _seconds(staff: Callable[[], object]) -> float:
    started = time.process_time()
    staff()
    return time.process_time() - started


def _of_a_month() -> Iterator[Way]:
    queues = month_of_a_team()
    month = [case for queue in queues for case in queue]
    arrays, scenario = as_arrays(month), scenario_of(queues)
    rows = list(zip(*(column.tolist() for column in arrays), strict=True))
    yield Way(MONTH, month, ALL_AT_ONCE, lambda: least_agents(arrays))
    yield Way(MONTH, month, "the formula, a call each", lambda: _one_by_one(rows))
    yield Way(
        MONTH, month, "a whole scenario, late contacts too", lambda: required_agents(scenario)
    )


def _one_by_one(rows: list[tuple[float, ...]]) -> None:
    for row in rows:
        least_agents(Cases(*(np.array([value]) for value in row)))


def _of_load(erlangs: int, count: int) -> Way:
    cases = equal_loads(erlangs, count)
    arrays = as_arrays(cases)
    return Way(
        f"loads of about {erlangs:,}",
        cases,
        ALL_AT_ONCE,
        lambda: least_agents(arrays),
    )
