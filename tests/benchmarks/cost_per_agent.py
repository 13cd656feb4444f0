"""How the cost of planning grows with agents: `python -m tests.benchmarks.cost_per_agent FILE`.

Plans sizes of `tests.benchmarks.scale`, each for the same seconds an agent within limits, and draws
how far the objective is from the best bound, over seconds and over seconds an agent. Where the
curves over seconds an agent lie on one another, twice the agents cost twice the time. Needs
`pip install -e .[benchmark]`; seconds are this machine's.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from planner import build_plan, read_scenario
from planner.roster import Progress
from planner.scenario import Scenario
from tests.benchmarks.scale_size import MADE, scenario_folder

SECONDS_PER_AGENT, LEAST, MOST = 0.3, 60.0, 300.0
COLOURS = ("#0072b2", "#009e73", "#d55e00")


@dataclass(frozen=True)
class Course:
    """A run's gap to its last bound, as shares, over seconds."""

    size: str
    agents: int
    seconds: tuple[float, ...]
    gap: tuple[float, ...]


def main() -> None:
    """Measure, print and draw."""
    options = _options()
    courses = [_course(size) for size in options.sizes]
    for course in courses:
        print(f"{course.size}: {course.agents:,} agents")
        for share in (0.3, 0.2, 0.15, 0.1):
            when = next((s for s, g in zip(course.seconds, course.gap, strict=True) if g <= share),
                        None)  # fmt: skip
            if when is not None:
                print(f"  gap {share:.0%} after {when:.1f} s, {when / course.agents:.4f} an agent")
    _draw(courses, options.file)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--sizes", nargs="+", choices=tuple(MADE), default=("M", "L100", "XL"))
    return parser.parse_args()


def _course(size: str) -> Course:
    with tempfile.TemporaryDirectory() as folder:
        scenario: Scenario = read_scenario(scenario_folder(size, Path(folder)))
    heard: list[Progress] = []
    limit = min(max(SECONDS_PER_AGENT * len(scenario.agents), LEAST), MOST)
    made = build_plan(scenario, time_limit=limit, on_progress=heard.append)
    bound = made.provenance.lower_bound
    return Course(
        size,
        len(scenario.agents),
        tuple(progress.seconds for progress in heard),
        tuple(1.0 - bound / progress.objective for progress in heard),
    )


def _draw(courses: list[Course], file: Path) -> None:
    from matplotlib import pyplot

    figure, charts = pyplot.subplots(1, 2, figsize=(9, 3.2), sharey=True, layout="constrained")
    for colour, course in zip(COLOURS, courses, strict=False):
        name = f"{course.size}, {course.agents:,} agents"
        gap = [100 * share for share in course.gap]
        charts[0].plot(course.seconds, gap, color=colour, label=name)
        charts[1].plot([s / course.agents for s in course.seconds], gap, color=colour)
    charts[0].set(xlabel="seconds", xscale="log", ylabel="objective above the bound, %")
    charts[1].set(xlabel="seconds an agent", xscale="log")
    charts[0].legend(fontsize=8)
    for chart in charts:
        chart.grid(alpha=0.3)
    figure.savefig(file)


if __name__ == "__main__":
    main()
