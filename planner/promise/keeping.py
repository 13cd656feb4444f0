"""The loop: plan, simulate, correct what formulas got wrong, improve the plan, and again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.plan.gaps import agents_to_ask
from planner.plan.schedule import Schedule
from planner.planning import build_plan, seconds_writing
from planner.promise.kept import Kept
from planner.promise.pace import FIRST_SHARE, ROUNDS, Pace
from planner.promise.round import Round
from planner.promise.workshop import Workshop
from planner.scenario import Scenario

if TYPE_CHECKING:
    from planner.roster import Progress


def keep_promise(
    scenario: Scenario,
    *,
    time_limit: float = 60.0,
    iterations: int | None = None,
    seed: int = 0,
    workers: int = 2,
    start_from: Schedule | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    on_plan: Callable[[Schedule], None] = lambda _: None,
    on_round: Callable[[Round], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    started: float | None = None,
) -> Kept:
    """Plan so that simulated customers wait least, at no more cost than by formulas alone.

    More is spent only where targets are missed. The arguments are those of `build_plan`; with
    `iterations` every round has so many. `on_round` hears of each plan when it is simulated.

    Raises `ConflictError` where the hard rules contradict one another.
    """
    began = time.monotonic() if started is None else started
    first = build_plan(
        scenario, time_limit=FIRST_SHARE * time_limit, iterations=iterations, seed=seed,
        workers=workers, start_from=start_from, on_progress=on_progress, on_plan=on_plan, stop=stop,
        started=began,
    )  # fmt: skip
    pace = Pace(began, time_limit if iterations is None else None)
    shop = Workshop(first, seed=seed, workers=workers, over=pace.over_simulating)
    asked = agents_to_ask(first.score.coverage)
    afterwards = seconds_writing(scenario, asked) + 2 * shop.seconds_simulating
    rounds = [shop.first]
    best = shop.first
    on_round(best)
    for left in range(ROUNDS, 0, -1):
        seconds = pace.search_seconds(left, shop.seconds_beside, afterwards)
        if stop() or seconds == 0.0:
            break
        made = shop.next_round(rounds[-1], seconds=seconds, iterations=iterations, stop=stop)
        if made.is_better_than(best, shop.first):
            made = best = replace(made, kept=True)
            on_plan(best.plan.schedule)
        rounds.append(made)
        on_round(made)
    return _kept(shop, best, rounds, pace)


def _kept(shop: Workshop, best: Round, rounds: list[Round], pace: Pace) -> Kept:
    """The best plan, unless customers whom no round has met say that the first one is as good."""
    first = shop.simulated_anew(shop.first)
    found = first if best is shop.first else shop.simulated_anew(best)
    chosen = found if found.is_better_than(first, first) else first
    made = replace(
        chosen.plan.provenance,
        time_limit_seconds=pace.time_limit,
        solve_seconds=time.monotonic() - pace.began,
    )
    chosen = replace(chosen, plan=replace(chosen.plan, provenance=made))
    return Kept(tuple(rounds), first, chosen)
