"""`planner gaps`: where a plan is short of agents, and why."""

from __future__ import annotations

from argparse import Namespace

from planner.cli.outcome import Exit, Outcome, as_json
from planner.plan import cover, gaps, read_plan
from planner.reports.gaps import causes_text, gap_record
from planner.scenario import read_scenario
from planner.staffing import required_agents


def run(arguments: Namespace) -> Outcome:
    """Explains the plan as it is in the folder now, hand-edited or not."""
    scenario = read_scenario(arguments.scenario)
    schedule = read_plan(scenario, arguments.folder)
    found = gaps(cover(scenario, required_agents(scenario), schedule))
    if arguments.json:
        return Outcome(Exit.DONE, as_json([gap_record(gap) for gap in found]))
    return Outcome(Exit.DONE, causes_text(scenario, found))
