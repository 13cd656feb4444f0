"""How fast the simulation is beside SimPy: `python -m tests.benchmarks.simulation_speed`.

One queue with patience, simulated by both in turn in one run; medians of several repeats, as
contacts per second, and their ratio. Then whole scenarios with a quickly made plan. Times are this
machine's, which may be busy.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import numpy as np

from planner import build_plan, read_scenario
from planner.planning import versions
from planner.simulation import Centre, Measure, Presence, Stream, centre_of, simulate
from tests.benchmarks import simpy_peer
from tests.benchmarks.simulated_queue import Answer, SimulatedQueue

SCENARIOS = Path(__file__).parents[2] / "scenarios"
QUEUES = {
    "11 agents": SimulatedQueue(200.0, 180.0, 11, 120.0, 20.0, 24 * 20),
    "200 agents": SimulatedQueue(4000.0, 180.0, 200, 120.0, 20.0, 24 * 2),
}
REPLICATIONS = 20
"""Of the planner's, which is too fast for one to be measured."""


def main() -> None:
    """Measure and print."""
    options = _options()
    simpy_peer.install()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          f"simpy {simpy_peer.VERSION}, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print("\n| queue | SimPy, contacts a second | planner, 1 thread | times | 2 threads | times |"
          " in time, SimPy | planner |\n|---|---|---|---|---|---|---|---|")  # fmt: skip
    for name, queue in QUEUES.items():
        print(_row(name, queue, options.repeats), flush=True)
    print("\n| scenario | replications | contacts each | seconds | contacts a second |"
          "\n|---|---|---|---|---|")  # fmt: skip
    for name, replications in options.scenarios:
        print(_scenario_row(name, replications), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument(
        "--scenarios", nargs="*", type=_counted,
        default=[("follow_the_sun", 100), ("global_500", 20)], metavar="NAME:REPLICATIONS",
    )  # fmt: skip
    return parser.parse_args()


def _counted(text: str) -> tuple[str, int]:
    name, _, replications = text.partition(":")
    return name, int(replications)


def _row(name: str, queue: SimulatedQueue, repeats: int) -> str:
    _planner(queue, 0, workers=1)  # compiled before it is timed
    theirs, ours, both = [], [], []
    for seed in range(repeats):
        theirs.append(simpy_peer.simulated(queue, seed))
        ours.append(_planner(queue, seed, workers=1))
        both.append(_planner(queue, seed, workers=2))
    slow, fast, fastest = (
        median(a.per_second for a in answers) for answers in (theirs, ours, both)
    )
    return (
        f"| {name} | {slow:,.0f} | {fast:,.0f} | {fast / slow:,.0f} | {fastest:,.0f} "
        f"| {fastest / slow:,.0f} | {_level(theirs):.3f} | {_level(ours):.3f} |"
    )


def _level(answers: list[Answer]) -> float:
    return sum(a.in_time for a in answers) / sum(a.contacts for a in answers)


def _planner(queue: SimulatedQueue, seed: int, *, workers: int) -> Answer:
    intervals = queue.hours * 4
    stream = Stream(
        name="queue", rate=np.full(intervals, queue.rate / 4),
        handle_time=np.full(intervals, queue.handle_time), target=queue.target,
        patience=queue.patience,
    )  # fmt: skip
    there = tuple(
        Presence(a, 0.0, queue.hours * 3600.0, a, goes_home=True) for a in range(queue.agents)
    )
    group_of = np.zeros(queue.agents, dtype=np.int64)
    centre = Centre((stream,), ((0,),), group_of, there, 900.0, intervals)
    began = time.perf_counter()
    service = simulate(centre, np.ones(1), replications=REPLICATIONS, seed=seed, workers=workers)
    seconds = time.perf_counter() - began
    contacts, level, gave_up = (
        float(service.horizon.value[m, 0])
        for m in (Measure.CONTACTS, Measure.SERVICE_LEVEL, Measure.ABANDONMENT)
    )
    total = contacts * REPLICATIONS
    return Answer(round(total), round(total * level), round(total * gave_up), seconds)


def _scenario_row(name: str, replications: int) -> str:
    scenario = read_scenario(SCENARIOS / name)
    made = build_plan(scenario, time_limit=30.0)
    centre = centre_of(scenario, made.requirement, made.schedule)
    targets = np.array([queue.service_level.share for queue in scenario.queues.values()])
    began = time.perf_counter()
    service = simulate(centre, targets, replications=replications)
    seconds = time.perf_counter() - began
    contacts = float(np.nansum(service.horizon.value[Measure.CONTACTS]))
    return (
        f"| {name} | {replications} | {contacts:,.0f} | {seconds:.1f} "
        f"| {contacts * replications / seconds:,.0f} |"
    )


if __name__ == "__main__":
    main()
