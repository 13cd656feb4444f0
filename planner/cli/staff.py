"""`planner staff`: how many agents each queue needs."""

from __future__ import annotations

from argparse import Namespace

from planner.cli.outcome import Exit, Outcome, as_json
from planner.reports.staffing import staffing_record, staffing_text
from planner.scenario import read_scenario
from planner.staffing import required_agents


def run(arguments: Namespace) -> Outcome:
    """Reads the scenario and staffs every queue by itself."""
    scenario = read_scenario(arguments.scenario)
    requirement = required_agents(scenario)
    if arguments.json:
        return Outcome(Exit.DONE, as_json(staffing_record(scenario, requirement)))
    return Outcome(Exit.DONE, staffing_text(scenario, requirement))
