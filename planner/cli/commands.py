"""What each command does: read, call the planner, put the result in words."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable

from rich.console import Console

from planner.cli.interrupt import Interrupt
from planner.cli.outcome import Exit, Outcome, as_json
from planner.cli.progress import shown
from planner.errors import ScenarioError
from planner.planning import Plan, Progress, build_plan
from planner.reports.check import check_record, check_text, problems_record
from planner.reports.staffing import staffing_record, staffing_text
from planner.scenario import read_scenario
from planner.staffing import required_agents


def check(arguments: Namespace) -> Outcome:
    """Every problem of a scenario, or what it holds; problems are the result, not an error."""
    try:
        scenario = read_scenario(arguments.scenario)
    except ScenarioError as error:
        problems = problems_record(error.problems)
        return Outcome(Exit.BAD_INPUT, as_json(problems) if arguments.json else str(error))
    text = as_json(check_record(scenario)) if arguments.json else check_text(scenario)
    return Outcome(Exit.DONE, text)


def staff(arguments: Namespace) -> Outcome:
    """Required agents of every queue."""
    scenario = read_scenario(arguments.scenario)
    requirement = required_agents(scenario)
    if arguments.json:
        return Outcome(Exit.DONE, as_json(staffing_record(scenario, requirement)))
    return Outcome(Exit.DONE, staffing_text(scenario, requirement))
