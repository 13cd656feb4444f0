"""From a forecast to the contacts that reach agents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.clock import Grid
from planner.demand.folding import fold
from planner.demand.repeats import with_repeats
from planner.scenario import Deflection, ForecastRow, Queue, Scenario
from planner.scenario.opening import open_intervals

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Contacts:
    """Contacts of Q queues, in scenario order, in T grid intervals.

    `open` tells whether customers can reach the queue at the interval's first instant.
    `offered` counts contacts before deflection, `volume` those that reach agents, after
    deflection and repeat contacts, in the interval in which they arrive; for email and
    social that may be a closed one. A backlog at the start is in neither. `handle_time`
    is in seconds, the deflection's factor applied.
    """

    grid: Grid
    queues: tuple[str, ...]
    open: NDArray[np.bool_]
    offered: Floats
    volume: Floats
    handle_time: Floats


def forecast_contacts(scenario: Scenario) -> Contacts:
    """The contacts that the scenario's forecast promises, on its grid.

    Raises ValueError where neither a forecast row nor its queue tells a handle time.
    """
    grid = scenario.grid
    rows = _rows_by_queue(scenario)
    of_queues = [
        _contacts_of(name, queue, rows[name], grid) for name, queue in scenario.queues.items()
    ]
    state, offered, volume, handle_time = zip(*of_queues, strict=True)
    return Contacts(
        grid=grid,
        queues=tuple(scenario.queues),
        open=np.stack(state),
        offered=np.stack(offered),
        volume=np.stack(volume),
        handle_time=np.stack(handle_time),
    )


def _rows_by_queue(scenario: Scenario) -> dict[str, list[ForecastRow]]:
    rows: dict[str, list[ForecastRow]] = {name: [] for name in scenario.queues}
    for row in scenario.forecast:
        rows[row.queue].append(row)
    return rows


def _contacts_of(
    name: str, queue: Queue, rows: list[ForecastRow], grid: Grid
) -> tuple[NDArray[np.bool_], Floats, Floats, Floats]:
    offered, handle_time = fold(name, queue, rows, grid)
    state = open_intervals(queue, grid)
    volume = offered
    if queue.deflection is not None:
        volume = offered * _reaching_agents(queue.deflection)
        handle_time = handle_time * queue.deflection.handle_time_factor
    if queue.resolution is not None:
        volume = with_repeats(volume, queue.resolution, state, grid, immediate=queue.immediate)
    return state, offered, volume, handle_time


def _reaching_agents(deflection: Deflection) -> float:
    """The share of the offered contacts that the bot does not keep, or loses again."""
    return 1.0 - deflection.share * (1.0 - deflection.recontact)
