"""Running a solve from a command: compiled first, its progress shown, stopped by Ctrl-C."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console

from planner.cli.interrupt import Interrupt
from planner.cli.progress import shown
from planner.planning import Plan, simulated, write_plan
from planner.simulation.told import Simulated, write_simulation
from planner.warm import is_cold, warm

if TYPE_CHECKING:
    from planner.roster import Progress

T = TypeVar("T")

COMPILING = "Compiling, once after an update: a few minutes."


def solved(arguments: Namespace, interrupt: Interrupt, solve: Callable[..., T]) -> T:
    """What `solve` returns, called with the command's limits, its seed and its ears."""
    console = Console(stderr=True)
    compiling = compiled_first(console)
    with shown(console) as show:
        return solve(
            time_limit=arguments.time_limit,
            iterations=arguments.iterations,
            seed=arguments.seed,
            workers=arguments.workers,
            on_progress=_noting(interrupt, show),
            stop=interrupt.stop,
            started=arguments.started + compiling,
        )


def written(arguments: Namespace, interrupt: Interrupt, made: Plan) -> Simulated:
    """Write a plan into the command's folder, and what customers would live through beside it."""
    write_plan(arguments.out, made, force=arguments.force)
    told = simulated(made, workers=arguments.workers, stop=interrupt.stop)
    write_simulation(arguments.out, told)
    return told


def compiled_first(console: Console) -> float:
    """Make compiled code ready, and say so where that takes long; returns the seconds taken."""
    if is_cold():
        console.print(COMPILING)
    return warm()


def _noting(interrupt: Interrupt, show: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Shows progress; the first of it tells that there is a plan to keep."""

    def hear(progress: Progress) -> None:
        interrupt.plan_exists = True
        show(progress)

    return hear
