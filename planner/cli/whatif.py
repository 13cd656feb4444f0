"""`planner whatif`: what changes of a scenario ask for, and the plan that answers them."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial

from planner.cli.changes import changes_of, check_new_scenario, keep
from planner.cli.going_on import going_on
from planner.cli.interrupt import Interrupt
from planner.cli.outcome import Exit, Outcome, as_json
from planner.cli.solving import solved, written
from planner.errors import PlannerError
from planner.plan import Schedule, read_plan
from planner.plan.folder import check_target
from planner.planning import build_plan
from planner.reports.comparison import comparison_record, comparison_text
from planner.reports.day_strip import marks_for
from planner.reports.outlook import outlook_record, outlook_text
from planner.reports.plan import plan_record, plan_text
from planner.scenario import Scenario, read_scenario
from planner.whatif.changes import apply_changes
from planner.whatif.comparison import Comparison, compare, read_folders
from planner.whatif.outlook import Outlook, outlook


def run(arguments: Namespace) -> Outcome:
    """Without a folder for the plan nothing is solved: what the changes ask for is the result."""
    if arguments.out is not None:
        check_target(arguments.out, force=arguments.force)
    check_new_scenario(arguments.scenario_out)
    scenario = read_scenario(arguments.scenario)
    changes = changes_of(arguments)
    if not changes:
        raise PlannerError("nothing is changed: give --changes FILE or --change, once or more")
    after = apply_changes(scenario, changes)
    in_force = read_plan(scenario, arguments.source) if arguments.source is not None else None
    keep(after, arguments.scenario_out)
    asked = outlook(scenario, after, in_force)
    words = [change.words(scenario) for change in changes]
    if arguments.out is None:
        return _requirement_side(arguments, words, asked)
    return _planned(arguments, words, asked, after, in_force)


def _requirement_side(arguments: Namespace, words: list[str], asked: Outlook) -> Outcome:
    if arguments.json:
        return Outcome(Exit.DONE, as_json({"changes": words, "outlook": outlook_record(asked)}))
    return Outcome(Exit.DONE, outlook_text(words, asked))


def _planned(
    arguments: Namespace,
    words: list[str],
    asked: Outlook,
    after: Scenario,
    in_force: Schedule | None,
) -> Outcome:
    with Interrupt() as interrupt, going_on(arguments, after, in_force) as build:
        made = solved(arguments, interrupt, partial(build, build_plan))
        told = written(arguments, interrupt, made)
    beside = _beside(arguments)
    if arguments.json:
        record = {
            "changes": words,
            "outlook": outlook_record(asked),
            "plan": plan_record(made, told, arguments.out),
            "comparison": comparison_record(beside) if beside is not None else None,
        }
        return Outcome(Exit.DONE, as_json(record))
    parts = [
        outlook_text(words, asked),
        plan_text(made, told, arguments.out, marks_for(sys.stdout.encoding)),
        *([comparison_text(beside)] if beside is not None else []),
    ]
    return Outcome(Exit.DONE, "\n\n".join(parts))


def _beside(arguments: Namespace) -> Comparison | None:
    """The plan beside the one it started from."""
    if arguments.source is None:
        return None
    return compare(read_folders([arguments.source, arguments.out]))
