"""`planner replan`: repairs a plan in force with few changed shifts."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from planner.cli.changes import absences_of, changes_of, check_new_scenario, keep
from planner.cli.interrupt import Interrupt
from planner.cli.outcome import Exit, Outcome, as_json
from planner.cli.solving import solved, written
from planner.plan import read_plan
from planner.plan.folder import check_target
from planner.reports.repair import repair_record, repair_text
from planner.scenario import read_scenario
from planner.whatif.repair import repair_plan


def run(arguments: Namespace) -> Outcome:
    """Without any absence or change, the scenario's own files have changed since the plan."""
    check_target(arguments.out, force=arguments.force)
    check_new_scenario(arguments.scenario_out)
    scenario = read_scenario(arguments.scenario)
    in_force = read_plan(scenario, arguments.folder)
    changes = (*absences_of(arguments), *changes_of(arguments))
    words = [change.words(scenario) for change in changes]
    repair = partial(repair_plan, scenario, in_force, changes, most_changes=arguments.max_changes)
    with Interrupt() as interrupt:
        found = solved(arguments, interrupt, repair)
        written(arguments, interrupt, found.chosen.plan)
        keep(found.scenario, arguments.scenario_out)
    if arguments.json:
        return Outcome(Exit.DONE, as_json(repair_record(words, found, arguments.out)))
    return Outcome(Exit.DONE, repair_text(words, found, arguments.out))
