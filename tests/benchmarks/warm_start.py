"""What starting from a plan saves: `python -m tests.benchmarks.warm_start`.

For each scenario a plan is made, then each what-if is solved twice: afresh, and from that plan
with a fifth of the search's time; judging and writing take as long for both. Prints one row a
what-if, as Markdown: what both reach, and when the search from the plan is within 1 % of what the
other reached in the end. Times are this machine's, which may be busy; both kinds are measured in
one run, and compared as ratios.
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
from planner.plan import Schedule
from planner.planning import versions
from planner.roster import Progress
from planner.scenario import Scenario
from planner.whatif.changes import apply_changes, parse_change

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FIFTH, WITHIN = 0.2, 0.01

WHAT_IFS = {
    "follow_the_sun": {
        "German voice +20 %": ("volume de-voice +20% from 2027-03-08",),
        "three people sick": (
            "absence riga-04 2027-03-08 2027-03-12",
            "absence manila-03 2027-03-08 2027-03-12",
            "absence austin-10 2027-03-08 2027-03-12",
        ),
        "two hired": ("hire 2 manila manila-full en:C1,ja:B2 chat,voice",),
        "a bot takes a fifth of the chats": ("deflection en-chat share=20% recontact=15%",),
    },
    "service_centre": {
        "German voice +20 %": ("volume de-voice +20%",),
        "three people sick": (
            "absence krakow-02 2027-10-18 2027-10-22",
            "absence krakow-20 2027-10-18 2027-10-22",
            "absence bogota-03 2027-10-18 2027-10-22",
        ),
        "two hired": ("hire 2 krakow full-time de:C1,en:B2 voice,email",),
        "an automatic answer to a fifth of the mails": (
            "deflection en-email share=20% recontact=15%",
        ),
    },
}
HEAD = (
    "scenario", "what if", "afresh, first", "after all the time", "from the plan, first",
    "after a fifth", "beside afresh", "within 1 % after", "share of the time",
)  # fmt: skip


@dataclass(frozen=True)
class Race:
    """One what-if solved afresh and from a plan; each as (seconds, objective) over time.

    seconds: what the fresh search took.
    """

    seconds: float
    afresh: tuple[tuple[float, float], ...]
    warm: tuple[tuple[float, float], ...]

    @property
    def beside(self) -> float:
        """How far the warm result is from the fresh one, as a share of it; negative is better."""
        return self.warm[-1][1] / self.afresh[-1][1] - 1

    @property
    def close_after(self) -> float:
        """When the warm search was within 1 % of the fresh result; infinite where never."""
        goal = self.afresh[-1][1] * (1 + WITHIN)
        return min((at for at, cost in self.warm if cost <= goal), default=float("inf"))


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print(f"{options.seconds:g} s afresh, medians of {options.seeds} seeds")
    print("\n| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for name in options.scenarios:
        scenario = read_scenario(SCENARIOS / name)
        in_force = build_plan(scenario, time_limit=options.seconds).schedule
        for what_if, lines in WHAT_IFS[name].items():
            after = apply_changes(scenario, [parse_change(line) for line in lines])
            races = [_race(after, in_force, options.seconds, s) for s in range(options.seeds)]
            print(f"| {name} | {what_if} | " + " | ".join(_cells(races)) + " |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", default=list(WHAT_IFS))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=1)
    return parser.parse_args()


def _race(scenario: Scenario, in_force: Schedule, seconds: float, seed: int) -> Race:
    afresh = _curve(scenario, None, seconds, seed + 1)
    searched = afresh[-2][0]
    warm = _curve(scenario, in_force, seconds - (1 - FIFTH) * searched, seed + 1)
    return Race(searched, afresh, warm)


def _curve(
    scenario: Scenario, start_from: Schedule | None, seconds: float, seed: int
) -> tuple[tuple[float, float], ...]:
    heard: list[Progress] = []
    made = build_plan(
        scenario, time_limit=seconds, seed=seed, start_from=start_from, on_progress=heard.append
    )
    told = [(progress.seconds, progress.objective) for progress in heard]
    return (*told, (made.provenance.solve_seconds, made.score.objective))


def _cells(races: Sequence[Race]) -> tuple[str, ...]:
    close = median([race.close_after for race in races])
    return (
        f"{median([race.afresh[0][1] for race in races]):,.0f}",
        f"{median([race.afresh[-1][1] for race in races]):,.1f}",
        f"{median([race.warm[0][1] for race in races]):,.1f}",
        f"{median([race.warm[-1][1] for race in races]):,.1f}",
        f"{median([race.beside for race in races]):+.2%}",
        f"{close:.1f} s",
        f"{close / races[0].seconds:.1%}",
    )


if __name__ == "__main__":
    main()
