"""Required agents beside pyworkforce's, in one run: `python -m tests.benchmarks.staffing`.

Prints, as Markdown, what a requirement takes on both sides: medians of repeats, made in turn, the
ratio also from least to most. Then how often each names the least number of agents that meets the
targets, and why they differ where they do. The first run installs pyworkforce, in an environment
of its own under `.venv-peers`. Times are of this machine's processor, whatever else it does.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median

from planner.planning import versions
from planner.staffing.kernels import least_agents
from tests.benchmarks import pyworkforce_peer
from tests.benchmarks.exact_erlang import exactly_least
from tests.benchmarks.staffing_cases import MONTH, Case, as_arrays, families, month_of_a_team
from tests.benchmarks.staffing_speed import paces
from tests.benchmarks.staffing_verdict import CAUSES, Verdict

SPEED = ("asked", "requirements", "planner, how", "planner, µs each", "pyworkforce, µs each",
         "times faster")  # fmt: skip
RIGHT = ("cases", "number", "both right", "only the planner", "only pyworkforce", "neither")
CAUSE = ("why they differ", "cases", "for example", "least", "planner", "pyworkforce")


def main() -> None:
    """Measure, judge and print."""
    options = _options()
    pyworkforce_peer.install()
    print(_heading())
    _print_speed(options.repeats)
    month = [case for queue in month_of_a_team() for case in queue]
    verdicts = _judged({MONTH: month} | families())
    _print_right(verdicts)
    _print_causes([verdict for family in verdicts.values() for verdict in family])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    return parser.parse_args()


def _heading() -> str:
    used = {name: versions()[name] for name in ("planner", "python", "numba", "numpy")}
    used["pyworkforce"] = pyworkforce_peer.VERSION
    listed = ", ".join(f"{name} {version}" for name, version in used.items())
    return f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, {listed}"


def _print_speed(repeats: int) -> None:
    _print_row(SPEED, head=True)
    for pace in paces(repeats):
        way = pace.way
        times = (f"{median(side):,.3f}" for side in (pace.planner, pace.peer))
        _print_row((way.batch, f"{len(way.cases):,}", way.how, *times, _spread(pace.ratios)))


def _judged(batches: dict[str, list[Case]]) -> dict[str, list[Verdict]]:
    theirs = pyworkforce_peer.ask(batches)
    return {
        name: [
            Verdict(case, exactly_least(case), int(ours), peer)
            for case, ours, peer in zip(
                cases, least_agents(as_arrays(cases)), theirs[name].answers, strict=True
            )
        ]
        for name, cases in batches.items()
    }


def _print_right(verdicts: dict[str, list[Verdict]]) -> None:
    _print_row(RIGHT, head=True)
    for family, found in verdicts.items():
        right = Counter(verdict.right for verdict in found)
        counts = (right[who] for who in ("both", "planner", "pyworkforce", "neither"))
        _print_row((family, f"{len(found):,}", *(f"{n:,}" for n in counts)))


def _print_causes(verdicts: Sequence[Verdict]) -> None:
    _print_row(CAUSE, head=True)
    for cause in CAUSES:
        found = [v for v in verdicts if v.right != "both" and v.cause == cause]
        if found:
            one = found[len(found) // 2]
            answers = (one.least, one.planner, one.peer)
            _print_row((cause, f"{len(found):,}", str(one.case), *map(str, answers)))


def _print_row(cells: Sequence[str], *, head: bool = False) -> None:
    print(("\n" if head else "") + "| " + " | ".join(cells) + " |")
    if head:
        print("|" + "---|" * len(cells))


def _spread(ratios: Sequence[float]) -> str:
    return f"{median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"


if __name__ == "__main__":
    main()
