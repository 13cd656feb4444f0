"""What simulating on the way is worth: `python -m tests.benchmarks.kept_promise`.

Plans each scenario twice in the same time, by formulas alone and with simulations on the way, and
judges both by customers whom neither has met: the same for both, with a seed of their own. Prints
two rows a scenario, as Markdown. Cost in the reporting currency. Times are this machine's.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from planner import build_plan, read_scenario
from planner.planning import Plan, versions
from planner.promise import keep_promise
from planner.reports.words import count
from planner.simulation import simulate_plan
from planner.simulation.told import Simulated, Verdict

SCENARIOS = Path(__file__).parents[2] / "scenarios"
NAMES = ("small_team", "night_and_day", "odd_hours", "follow_the_sun", "service_centre")
FRESH = 1_000_003
HEAD = (
    "scenario", "plan", "late by formulas", "late as simulated", "95 % interval", "labour cost",
    "targets met",
)  # fmt: skip


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print(f"{options.seconds:g} s each, seed {options.seed}; {options.replications} replications")
    print("\n| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for name in options.scenarios:
        scenario = read_scenario(SCENARIOS / name)
        alone = build_plan(scenario, time_limit=options.seconds, seed=options.seed)
        kept = keep_promise(scenario, time_limit=options.seconds, seed=options.seed)
        for words, plan in (("by formulas", alone), ("simulated on the way", kept.plan)):
            cells = (name, words, *_judged(plan, options.replications))
            print("| " + " | ".join(cells) + " |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*", default=NAMES)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--replications", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _judged(plan: Plan, replications: int) -> tuple[str, ...]:
    service = simulate_plan(
        plan.scenario, plan.requirement, plan.schedule, replications=replications, seed=FRESH
    )
    late, low, high = service.missed[0].single
    verdicts = Counter(Simulated(plan.score.coverage, service).verdicts.values())
    return (
        count(plan.score.late_contacts),
        count(late),
        f"{count(low)} to {count(high)}",
        count(plan.score.terms["labour_cost"].value),
        f"{verdicts[Verdict.MET]} of {sum(verdicts.values())}",
    )


if __name__ == "__main__":
    main()
