"""Neighbourhoods of the constraint model beside more search, in one run.

`python -m tests.benchmarks.neighbourhoods` searches for a plan of each scenario, then improves it
in three ways for as many seconds each: by the constraint model over a few agents' days, by going on
with the search as cold as it ended, and by a search that had all that time from the start. Prints
Markdown. All run on one thread; times are this machine's, which may be busy.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import mean

import numpy as np

from planner import read_scenario, required_agents
from planner.plan.score import score
from planner.planning import versions
from planner.roster.answer import schedule_of
from planner.roster.building.build import roster_problem
from planner.roster.model.cost import SolverSettings
from planner.roster.model.last_word import ModelDisagrees
from planner.roster.problem import RosterProblem
from planner.roster.search.decisions import Decisions, decided
from planner.roster.search.deferred import respread
from planner.roster.search.desk import clear_desk
from planner.roster.search.search import Search
from planner.scenario import Scenario
from planner.staffing import Requirement

from .neighbourhood_choice import LONGEST, Plan, choose
from .neighbourhood_model import Outcome, improve

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SOLVE_SECONDS = 3.0
LEAST_GAIN = 1e-6
AGREE = 1e-6
WAYS = ("search", "neighbourhoods", "more search", "longer search")

Terms = Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """A scenario as the optimiser sees it."""

    name: str
    scenario: Scenario
    requirement: Requirement
    problem: RosterProblem

    @staticmethod
    def of(name: str) -> Case:
        """The scenario of a name."""
        scenario = read_scenario(SCENARIOS / name)
        requirement = required_agents(scenario)
        return Case(name, scenario, requirement, roster_problem(scenario, requirement))

    def terms(self, search: Search) -> Terms:
        """The terms of the objective of a search's plan, in late contacts."""
        schedule = schedule_of(self.scenario, self.problem, search.state)
        judged = score(self.scenario, self.requirement, schedule)
        return {name: term.worth for name, term in judged.terms.items()}


@dataclass(frozen=True)
class Try:
    """A neighbourhood that was solved."""

    reason: str
    outcome: Outcome


def main() -> None:
    """Measure and print."""
    options = _options()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
          + ", ".join(f"{name} {version}" for name, version in versions().items()))  # fmt: skip
    print(f"\nSearch {options.search:g} s, each way {options.seconds:g} s, seed {options.seed}")
    for name in options.scenarios:
        _measure(Case.of(name), options.search, options.seconds, options.seed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "scenarios", nargs="*", default=["night_and_day", "small_team", "odd_hours"]
    )
    parser.add_argument("--search", type=float, default=30.0, help="seconds of search before")
    parser.add_argument("--seconds", type=float, default=30.0, help="seconds of each way to go on")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _measure(case: Case, search_seconds: float, seconds: float, seed: int) -> None:
    """Go on in every way from one plan, and print what came of it."""
    _warm_up(case)
    search = _searched(case, seed, search_seconds)
    found = decided(search.state, search.sessions)
    terms = {"search": case.terms(search)}
    solved = _from(case, seed, found)
    tries = _neighbourhoods(case, solved, seed, seconds)
    terms["neighbourhoods"] = case.terms(solved)
    _rounds(search, seconds, lambda _: 1.0)
    search.finish()
    terms["more search"] = case.terms(search)
    terms["longer search"] = case.terms(_searched(case, seed, search_seconds + seconds))
    _print_terms(case.name, terms)
    _print_tries(tries)


def _warm_up(case: Case) -> None:
    """Compile every kernel, and forget the plan."""
    search = _searched(case, 0, 0.1)
    _neighbourhoods(case, search, 0, 0.1)


def _searched(case: Case, seed: int, seconds: float) -> Search:
    search = Search(case.problem, seed)
    if search.first_plan() is not None:
        raise SystemExit(f"{case.name}: the rules leave an agent no line; see `planner plan`")
    _rounds(search, seconds, lambda share: share)
    search.finish()
    return search


def _rounds(search: Search, seconds: float, heat_at: Callable[[float], float]) -> None:
    started = time.monotonic()
    while (share := (time.monotonic() - started) / seconds) < 1.0:
        search.round(heat_at(share))


def _from(case: Case, seed: int, plan: Decisions) -> Search:
    """A search with a plan in force that another has found."""
    search = Search(case.problem, seed)
    search.restore(plan)
    search.finish()
    return search


def _neighbourhoods(case: Case, search: Search, seed: int, seconds: float) -> list[Try]:
    """Solve one neighbourhood after another; every gain must be what the search says it is."""
    until = time.monotonic() + seconds
    draw = Random(seed)
    desk = clear_desk(case.problem, search.sessions, LONGEST)
    tries = []
    while (left := until - time.monotonic()) > 0.0:
        plan = Plan(case.scenario, case.problem, search.sessions, search.state)
        hood = choose(plan, draw)
        settings = SolverSettings(min(left, SOLVE_SECONDS), seed=draw.randrange(2**31))
        outcome = improve(plan, hood, desk, draw, settings)
        tries.append(Try(hood.reason, outcome))
        if outcome.better is not None and outcome.gain > LEAST_GAIN:
            _put_in_force(search, outcome.better, outcome.gain)
    return tries


def _put_in_force(search: Search, better: Decisions, gain: float) -> None:
    """Take over a better plan; deferred work then finds its own place around it."""
    before = search.cost
    search.try_instead(better)
    if abs(before - search.cost - gain) > AGREE * max(1.0, abs(before)):
        raise ModelDisagrees(f"a gain of {gain} is one of {before - search.cost} to the search")
    scratch = np.zeros(search.problem.intervals, dtype=np.int64)
    for work in range(len(search.works.queue)):
        respread(search.problem.cover, search.works, search.state, work, scratch)
    search.try_instead(decided(search.state, search.sessions))


def _print_terms(name: str, terms: Mapping[str, Terms]) -> None:
    print(f"\n| {name} | " + " | ".join(WAYS) + " |\n|" + "---|" * (len(WAYS) + 1))
    print(_row("**objective**", [sum(terms[way].values()) for way in WAYS]))
    for term in terms["search"]:
        values = [terms[way][term] for way in WAYS]
        if any(values):
            print(_row(term, values))


def _row(name: str, values: Sequence[float]) -> str:
    return f"| {name} | " + " | ".join(f"{value:,.2f}" for value in values) + " |"


def _print_tries(tries: Sequence[Try]) -> None:
    print("\n| picked for | tried | improved | proven best | gain | build, s | solve, s |")
    print("|" + "---|" * 7)
    for reason in (*sorted({made.reason for made in tries}), "all"):
        some = [made.outcome for made in tries if reason in (made.reason, "all")]
        gains = [outcome.gain for outcome in some if outcome.gain > LEAST_GAIN]
        print(
            f"| {reason} | {len(some)} | {len(gains)} | {sum(o.proven for o in some)} "
            f"| {sum(gains):.2f} | {mean(o.build_seconds for o in some):.2f} "
            f"| {mean(o.solve_seconds for o in some):.2f} |"
        )


if __name__ == "__main__":
    main()
