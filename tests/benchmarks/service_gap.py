"""How good plans are, and how good they could have been: `python -m tests.benchmarks.service_gap`.

Plans each scenario with several seeds and prints one row a scenario, as Markdown: medians, and
from least to most. Times are this machine's; it may be busy.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from planner import build_plan, read_scenario
from planner.planning import Plan, versions
from planner.roster import Progress

SCENARIOS = Path(__file__).parents[2] / "scenarios"
HEAD = (
    "scenario", "seconds", "first plan, s", "late contacts", "bound", "service gap", "objective",
    "bound ", "gap",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print("\n| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for name in options.scenarios:
        rows = [_measure(name, options.seconds, seed) for seed in range(options.seeds)]
        print(
            f"| {name} | {options.seconds:g} | "
            + " | ".join(map(_spread, zip(*rows, strict=True)))
            + " |"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", default=["small_team", "follow_the_sun"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=3)
    return parser.parse_args()


def _measure(name: str, seconds: float, seed: int) -> tuple[tuple[float, str], ...]:
    """One plan's figures, each with the format that it is printed in."""
    heard: list[Progress] = []
    made: Plan = build_plan(
        read_scenario(SCENARIOS / name), time_limit=seconds, seed=seed, on_progress=heard.append
    )
    first = heard[0].seconds if heard else made.provenance.solve_seconds
    return (
        (first, ".1f"),
        (made.score.late_contacts, ".1f"),
        (made.provenance.late_contacts_bound, ".1f"),
        (made.service_gap, ".2%"),
        (made.score.objective, ".1f"),
        (made.provenance.lower_bound, ".1f"),
        (made.gap, ".2%"),
    )


def _spread(column: Sequence[tuple[float, str]]) -> str:
    values, form = [value for value, _ in column], column[0][1]
    return f"{median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


if __name__ == "__main__":
    main()
