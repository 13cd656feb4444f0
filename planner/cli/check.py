"""`planner check`: every problem of a scenario, or what it holds."""

from __future__ import annotations

from argparse import Namespace

from planner.cli.outcome import Exit, Outcome, as_json
from planner.errors import ScenarioError
from planner.reports.check import check_record, check_text, problems_record
from planner.scenario import read_scenario


def run(arguments: Namespace) -> Outcome:
    """Problems are what was asked for: they are the result, not an error."""
    try:
        scenario = read_scenario(arguments.scenario)
    except ScenarioError as error:
        problems = problems_record(error.problems)
        return Outcome(Exit.BAD_INPUT, as_json(problems) if arguments.json else str(error))
    text = as_json(check_record(scenario)) if arguments.json else check_text(scenario)
    return Outcome(Exit.DONE, text)
