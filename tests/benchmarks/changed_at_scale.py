"""How soon a changed large plan is good again: `python -m tests.benchmarks.changed_at_scale`.

A plan is made of each size of `tests.benchmarks.scale`, in as long as one to be published may take;
then, for each change, a search starts from that plan. Prints one row a change, as Markdown: what it
reached first and in the end, and when it was within 1 % of the end. Seconds are this machine's,
from the call on, the problem's building included; medians of the seeds. The first plan is worth
what its score says: of its waiting work the search knows only a rough spread then.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from planner import build_plan, read_scenario
from planner.plan import Schedule
from planner.plan.score import score
from planner.planning import versions
from planner.roster import Progress
from planner.scenario import Scenario
from planner.whatif.changes import apply_changes, parse_change
from tests.benchmarks.scale_size import MADE, scenario_folder

WITHIN = 0.01
HEAD = ("size", "change", "first plan after", "its objective", "in the end", "within 1 % after")


@dataclass(frozen=True)
class Course:
    """Objectives over time, as (seconds, objective), the first plan's first."""

    points: tuple[tuple[float, float], ...]

    @property
    def close_after(self) -> float:
        """When the objective was within 1 % of the last one, for good."""
        goal = self.points[-1][1] * (1 + WITHIN)
        return min(at for at, cost in self.points if cost <= goal)


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print(f"{options.seconds:g} s each from a plan of {options.before:g} s, "
          f"medians of {options.seeds} seeds")  # fmt: skip
    print("\n| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            scenario = read_scenario(scenario_folder(size, Path(folder)))
        in_force = build_plan(scenario, time_limit=options.before).schedule
        for words, lines in _changes(scenario).items():
            after = apply_changes(scenario, [parse_change(line) for line in lines])
            courses = [_course(after, in_force, options.seconds, k) for k in range(options.seeds)]
            print(f"| {size} | {words} | " + " | ".join(_cells(courses)) + " |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=tuple(MADE), default=("L095", "L100"))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--before", type=float, default=300.0, help="of the plan in force")
    parser.add_argument("--seeds", type=int, default=1)
    return parser.parse_args()


def _changes(scenario: Scenario) -> dict[str, Sequence[str]]:
    """Three people of different sites sick for a week, a busier queue, three colleagues more."""
    agents = list(scenario.agents.values())
    sick = agents[:: len(agents) // 3][:3]
    monday = scenario.horizon.start + timedelta(days=7)
    queue = next(name for name, q in scenario.queues.items() if q.immediate)
    like = agents[0]
    languages = ",".join(f"{name}:{skill.spoken}" for name, skill in like.languages.items())
    channels = ",".join(sorted(like.channels))
    return {
        "three absences": [
            f"absence {a.agent} {monday} {monday + timedelta(days=4)}" for a in sick
        ],
        f"{queue} +10 %": [f"volume {queue} +10%"],
        "three hired": [f"hire 3 {like.site} {like.contract} {languages} {channels}"],
    }


def _course(scenario: Scenario, in_force: Schedule, seconds: float, seed: int) -> Course:
    heard: list[Progress] = []
    published: list[tuple[float, Schedule]] = []
    began = time.monotonic()
    made = build_plan(
        scenario, time_limit=seconds, seed=seed + 1, start_from=in_force, on_progress=heard.append,
        on_plan=lambda schedule: published.append((time.monotonic() - began, schedule)),
    )  # fmt: skip
    at, first = published[0]
    worth = score(scenario, made.requirement, first).objective
    told = [(progress.seconds, progress.objective) for progress in heard if progress.seconds > at]
    end = (made.provenance.solve_seconds, made.score.objective)
    return Course(((at, worth), *told, end))


def _cells(courses: Sequence[Course]) -> tuple[str, ...]:
    return (
        f"{median([course.points[0][0] for course in courses]):.1f} s",
        f"{median([course.points[0][1] for course in courses]):,.1f}",
        f"{median([course.points[-1][1] for course in courses]):,.1f}",
        f"{median([course.close_after for course in courses]):.1f} s",
    )


if __name__ == "__main__":
    main()
