"""How good plans are, and how good they could have been: `python -m tests.benchmarks.service_gap`.

Plans each scenario with several seeds and prints one row a scenario, as Markdown: medians, and
from least to most. Times are this machine's; it may be busy. With `--picture FILE` it draws
late contacts and objective over time, with their bounds; that needs `pip install -e .[benchmark]`.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Run:
    """One plan, and what was heard while it was made."""

    made: Plan
    heard: tuple[Progress, ...]

    @property
    def figures(self) -> tuple[tuple[float, str], ...]:
        """The plan's figures, each with the format that it is printed in."""
        made = self.made
        first = self.heard[0].seconds if self.heard else made.provenance.solve_seconds
        return (
            (first, ".1f"),
            (made.score.late_contacts, ".1f"),
            (made.provenance.late_contacts_bound, ".1f"),
            (made.service_gap, ".2%"),
            (made.score.objective, ".1f"),
            (made.provenance.lower_bound, ".1f"),
            (made.gap, ".2%"),
        )


def main() -> None:
    """Measure, print, and draw where asked to."""
    options = _options()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print("\n| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    runs = {}
    for name in options.scenarios:
        runs[name] = [_run(name, options.seconds, seed) for seed in range(options.seeds)]
        columns = zip(*(run.figures for run in runs[name]), strict=True)
        print(f"| {name} | {options.seconds:g} | " + " | ".join(map(_spread, columns)) + " |")
    if options.picture:
        _draw(runs, options.picture)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", default=["small_team", "follow_the_sun"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--picture", type=Path, metavar="FILE")
    return parser.parse_args()


def _run(name: str, seconds: float, seed: int) -> Run:
    heard: list[Progress] = []
    made = build_plan(
        read_scenario(SCENARIOS / name), time_limit=seconds, seed=seed, on_progress=heard.append
    )
    return Run(made, tuple(heard))


def _spread(column: Sequence[tuple[float, str]]) -> str:
    values, form = [value for value, _ in column], column[0][1]
    return f"{median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


def _draw(runs: dict[str, list[Run]], file: Path) -> None:
    """A row of two charts for each scenario: late contacts, and the objective, with bounds."""
    from matplotlib import pyplot

    figure, rows = pyplot.subplots(
        len(runs), 2, figsize=(9, 2.8 * len(runs)), squeeze=False, layout="constrained"
    )
    for charts, (name, found) in zip(rows, runs.items(), strict=True):
        for chart, value, bound, title in (
            (charts[0], "late_contacts", "late_contacts_bound", "late contacts"),
            (charts[1], "objective", "lower_bound", "objective"),
        ):
            for run in found:
                seconds = [progress.seconds for progress in run.heard]
                for field, colour in ((value, "#0072b2"), (bound, "#d55e00")):
                    told = [getattr(progress, field) for progress in run.heard]
                    chart.plot(seconds, told, color=colour, linewidth=1.2, alpha=0.8)
            chart.set(title=f"{name}: {title}", xlabel="seconds", xscale="log")
            chart.grid(alpha=0.3)
    handles = [pyplot.Line2D([], [], color=c) for c in ("#0072b2", "#d55e00")]
    rows[0][0].legend(handles, ["best plan so far", "no plan can be below"], fontsize=8)
    figure.savefig(file)


if __name__ == "__main__":
    main()
