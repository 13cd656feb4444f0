"""`planner plan`: makes a schedule, writes its folder, and tells what it is worth."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.console import Console

from planner import planning
from planner.cli.interrupt import Interrupt
from planner.cli.outcome import Exit, Outcome, as_json
from planner.cli.progress import shown
from planner.plan.folder import check_target
from planner.planning import Plan
from planner.reports.day_strip import marks_for
from planner.reports.plan import plan_record, plan_text
from planner.scenario import Scenario, read_scenario
from planner.warm import warm

if TYPE_CHECKING:
    from planner.roster import Progress


def run(arguments: Namespace) -> Outcome:
    """Whether the folder may be written is asked first: nobody waits for a plan in vain."""
    check_target(arguments.out, force=arguments.force)
    scenario = read_scenario(arguments.scenario)
    with Interrupt() as interrupt:
        made = _searched(scenario, arguments, interrupt)
        planning.write_plan(arguments.out, made, force=arguments.force)
        if arguments.json:
            return Outcome(Exit.DONE, as_json(plan_record(made, arguments.out)))
        marks = marks_for(sys.stdout.encoding)
        return Outcome(Exit.DONE, plan_text(made, arguments.out, marks))


def _searched(scenario: Scenario, arguments: Namespace, interrupt: Interrupt) -> Plan:
    compiling = warm()
    with shown(Console(stderr=True)) as show:
        return planning.build_plan(
            scenario,
            time_limit=arguments.time_limit,
            iterations=arguments.iterations,
            seed=arguments.seed,
            workers=arguments.workers,
            on_progress=_noting(interrupt, show),
            stop=interrupt.stop,
            started=arguments.started + compiling,
        )


def _noting(interrupt: Interrupt, show: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Shows progress; the first of it tells that there is a plan to keep."""

    def hear(progress: Progress) -> None:
        interrupt.plan_exists = True
        show(progress)

    return hear
