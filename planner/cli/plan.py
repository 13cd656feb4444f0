"""`planner plan`: makes a schedule, writes its folder, and tells what it is worth."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial

from rich.console import Console

from planner.cli.going_on import going_on
from planner.cli.interrupt import Interrupt
from planner.cli.outcome import Exit, Outcome, as_json
from planner.cli.solving import solved, written
from planner.plan.folder import check_target
from planner.planning import build_plan
from planner.promise import Round, keep_promise, write_kept
from planner.reports.day_strip import marks_for
from planner.reports.plan import plan_record, plan_text
from planner.reports.promise import promise_record, promise_text, round_line
from planner.scenario import Scenario, read_scenario


def run(arguments: Namespace) -> Outcome:
    """Whether the folder may be written is asked first: nobody waits for a plan in vain."""
    check_target(arguments.out, force=arguments.force)
    scenario = read_scenario(arguments.scenario)
    with Interrupt() as interrupt:
        if arguments.simulate:
            return _promised(arguments, interrupt, scenario)
        with going_on(arguments, scenario) as build:
            made = solved(arguments, interrupt, partial(build, build_plan))
            told = written(arguments, interrupt, made)
        if arguments.json:
            return Outcome(Exit.DONE, as_json(plan_record(made, told, arguments.out)))
        marks = marks_for(sys.stdout.encoding)
        return Outcome(Exit.DONE, plan_text(made, told, arguments.out, marks))


def _promised(arguments: Namespace, interrupt: Interrupt, scenario: Scenario) -> Outcome:
    """Plan, simulate and correct; every round is told when it is done."""
    console = Console(stderr=True)

    def hear(made: Round) -> None:
        console.print(round_line(made), highlight=False, soft_wrap=True, markup=False)

    with going_on(arguments, scenario) as build:
        kept = solved(arguments, interrupt, partial(build, keep_promise, on_round=hear))
        write_kept(arguments.out, kept, force=arguments.force)
    if arguments.json:
        record = {
            **plan_record(kept.plan, kept.told, arguments.out),
            "rounds": promise_record(kept),
        }
        return Outcome(Exit.DONE, as_json(record))
    marks = marks_for(sys.stdout.encoding)
    parts = (promise_text(kept), plan_text(kept.plan, kept.told, arguments.out, marks))
    return Outcome(Exit.DONE, "\n\n".join(parts))
