"""`planner plan`: makes a schedule, writes its folder, and tells what it is worth."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial

from planner import planning
from planner.cli.interrupt import Interrupt
from planner.cli.outcome import Exit, Outcome, as_json
from planner.cli.solving import solved
from planner.plan.folder import check_target
from planner.reports.day_strip import marks_for
from planner.reports.plan import plan_record, plan_text
from planner.scenario import read_scenario


def run(arguments: Namespace) -> Outcome:
    """Whether the folder may be written is asked first: nobody waits for a plan in vain."""
    check_target(arguments.out, force=arguments.force)
    scenario = read_scenario(arguments.scenario)
    with Interrupt() as interrupt:
        made = solved(arguments, interrupt, partial(planning.build_plan, scenario))
        planning.write_plan(arguments.out, made, force=arguments.force)
        if arguments.json:
            return Outcome(Exit.DONE, as_json(plan_record(made, arguments.out)))
        marks = marks_for(sys.stdout.encoding)
        return Outcome(Exit.DONE, plan_text(made, arguments.out, marks))
