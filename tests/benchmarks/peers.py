"""What other solvers make of the same problem: `python -m tests.benchmarks.peers`.

The planner, a plain model of the same rules in CP-SAT, and Timefold's solver for Python, one after
the other, each in a process of its own with the same seconds for everything. The sizes are those
of `tests.benchmarks.scale`. The peers are told the planner's roster data, and every plan is judged
by the planner's score and audit, in which nothing is left out. Prints one row a run, as Markdown.
Timefold is installed in an environment of its own, in `.venv-peers`.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from planner.plan.reading import read_plan
from planner.planning import versions
from planner.roster.building.build import roster_problem
from planner.roster.problem import RosterProblem
from planner.scenario import Scenario, read_scenario
from planner.staffing import Requirement, required_agents
from tests.benchmarks import scale_run, timefold_peer
from tests.benchmarks.peer_activities import held_in
from tests.benchmarks.peer_case import Case, to_json
from tests.benchmarks.peer_instance import case_of
from tests.benchmarks.peer_plan import judged, schedule_of
from tests.benchmarks.peer_row import HEAD, Result, line, row
from tests.benchmarks.peer_run import Peer, run
from tests.benchmarks.scale_size import SIZES, scenario_folder

L = "L"
"""Short for the L whose capacity is just enough."""

WORKERS = 2
"""The planner's default, for whoever can use them."""

PLAIN = Peer(
    name="plain CP-SAT",
    command=(sys.executable, "-m", "tests.benchmarks.plain_cp_sat"),
    leaves_out="handovers; activities are put in afterwards; breaks lie in 3 ways",
    bounded=True,
)


@dataclass(frozen=True)
class Setting:
    """A size's scenario, and what the peers are told of it."""

    folder: Path

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario in the folder."""
        return read_scenario(self.folder)

    @cached_property
    def requirement(self) -> Requirement:
        """What it needs."""
        return required_agents(self.scenario)

    @cached_property
    def problem(self) -> RosterProblem:
        """The optimiser's numbers."""
        return roster_problem(self.scenario, self.requirement)

    @cached_property
    def case(self) -> Case:
        """The same for the peers."""
        return case_of(self.scenario, self.problem)

    @cached_property
    def told(self) -> str:
        """The case as text."""
        return to_json(self.case)


def main() -> None:
    """Measure and print."""
    options = _options()
    peers = list(_peers())
    # Compiling is done once after a change, and is not part of what a plan takes.
    subprocess.run([sys.executable, "-m", "planner.warm"], cwd=scale_run.ROOT, check=True)
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    for peer in peers:
        print(f"{peer.name} leaves out: {peer.leaves_out}")
    print(f"\n{line(HEAD)}\n|" + "---|" * len(HEAD), flush=True)
    for size in options.sizes:
        _measure(size, options.seconds, options.seeds, peers)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=(*SIZES, L), default=["S", "M"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=1)
    return parser.parse_args()


def _peers() -> Iterable[Peer]:
    yield PLAIN
    timefold_peer.install()
    absent = timefold_peer.why_absent()
    if absent is None:
        yield timefold_peer.PEER
    else:
        print(f"Timefold is skipped: {absent}")


def _measure(size: str, seconds: float, seeds: int, peers: Sequence[Peer]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        setting = Setting(scenario_folder("L100" if size == L else size, folder))
        agents = len(setting.scenario.agents)
        for seed in range(seeds):
            result, fewest = _planner(setting, folder / f"plan-{seed}", seconds, seed)
            print(line(row(size, agents, seconds, result, fewest)), flush=True)
            for peer in peers:
                result = _asked(peer, setting, seconds, seed)
                print(line(row(size, agents, seconds, result, fewest)), flush=True)


def _planner(setting: Setting, out: Path, seconds: float, seed: int) -> tuple[Result, float]:
    """The planner's run, and the late contacts below which it proved that no plan is."""
    made = scale_run.run(setting.folder, out, seconds, seed)
    schedule = read_plan(setting.scenario, out)
    result = Result(
        peer="planner",
        seed=seed,
        seconds=made.seconds,
        built=None,
        variables=None,
        peak_bytes=made.peak_bytes,
        verdict=judged(setting.scenario, setting.requirement, schedule),
        words="",
    )
    return result, made.worth.late_bound


def _asked(peer: Peer, setting: Setting, seconds: float, seed: int) -> Result:
    found = run(peer, setting.told, seconds, seed, WORKERS)
    verdict = None
    if found.choices is not None:
        held = held_in(setting.problem, setting.case, found.choices)
        schedule = schedule_of(setting.scenario, setting.problem, setting.case, found.choices, held)
        verdict = judged(setting.scenario, setting.requirement, schedule)
    return Result(
        peer=peer.name,
        seed=seed,
        seconds=found.seconds,
        built=found.built,
        variables=found.variables,
        peak_bytes=found.peak_bytes,
        verdict=verdict,
        words=found.words,
    )


if __name__ == "__main__":
    main()
