"""`planner clocks`: what clock changes do to a scenario, and to a plan of it."""

from __future__ import annotations

from argparse import Namespace

from planner.cli.outcome import Exit, Outcome, as_json
from planner.plan import cover, read_plan
from planner.plan.clock_changes import ClockChanges, clock_changes
from planner.reports.clock_changes import clock_changes_record, clock_changes_text
from planner.scenario import Scenario, read_scenario
from planner.staffing import required_agents


def run(arguments: Namespace) -> Outcome:
    """Without a plan's folder, what the scenario alone tells."""
    scenario = read_scenario(arguments.scenario)
    found = _found(scenario, arguments)
    if arguments.json:
        return Outcome(Exit.DONE, as_json(clock_changes_record(scenario, found)))
    return Outcome(Exit.DONE, clock_changes_text(scenario, found))


def _found(scenario: Scenario, arguments: Namespace) -> ClockChanges:
    if arguments.folder is None:
        return clock_changes(scenario)
    schedule = read_plan(scenario, arguments.folder)
    coverage = cover(scenario, required_agents(scenario), schedule)
    return clock_changes(scenario, schedule, coverage)
