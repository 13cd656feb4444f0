"""What plans of growing size are worth and take: `python -m tests.benchmarks.scale`.

S is scenarios/small_team; the others are made by the script of scenarios/global_500: M has 100
agents and 8 queues, L095, L100 and L110 have 500 and 20 at that capacity, XL has 2,000 and 20.
L095late is L095 where nothing but late contacts is weighed, as in the fewest that are proven.
H120 and H500 are drawn with other seeds, and nothing was tuned with them. Each run is a
`planner plan` of its own, its threads as by default. Prints one row a size, as Markdown; with
several seeds medians, and in brackets from least to most. Seconds and memory are this machine's,
which may be busy.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from planner.planning import versions
from tests.benchmarks.scale_row import HEAD, row
from tests.benchmarks.scale_run import ROOT, run
from tests.benchmarks.scale_size import SIZES, agents_in, scenario_folder


def main() -> None:
    """Measure and print."""
    options = _options()
    # Compiling is done once after a change, and is not part of what a plan takes.
    subprocess.run([sys.executable, "-m", "planner.warm"], cwd=ROOT, check=True)
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print("\n| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD), flush=True)
    for size in options.sizes:
        print("| " + " | ".join(_measured(size, options.seconds, options.seeds)) + " |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=SIZES)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=1)
    return parser.parse_args()


def _measured(size: str, seconds: float, seeds: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scenario = scenario_folder(size, folder)
        runs = [run(scenario, folder / f"plan-{k}", seconds, k) for k in range(seeds)]
        return row(size, agents_in(scenario), seconds, runs)


if __name__ == "__main__":
    main()
