"""`planner publish`: a plan becomes the scenario's shifts.csv."""

from __future__ import annotations

from argparse import Namespace

from planner.cli.outcome import Exit, Outcome, as_json
from planner.plan import read_plan
from planner.reports.publishing import (
    publication_record,
    publication_text,
    refusal_record,
    refusal_text,
)
from planner.scenario import read_scenario
from planner.scenario.fingerprint import fingerprint
from planner.whatif.comparison.reading import read_figures
from planner.whatif.publishing import BrokenRules, publish


def run(arguments: Namespace) -> Outcome:
    """Broken rules are the result, as they are of an audit; nothing is published then."""
    scenario = read_scenario(arguments.scenario)
    schedule = read_plan(scenario, arguments.folder)
    same_inputs = read_figures(arguments.folder).input_sha256 == fingerprint(scenario)
    try:
        publication = publish(arguments.scenario, scenario, schedule)
    except BrokenRules as error:
        refusal = refusal_record(error.violations)
        text = as_json(refusal) if arguments.json else refusal_text(error.violations)
        return Outcome(Exit.VIOLATIONS, text)
    if arguments.json:
        return Outcome(Exit.DONE, as_json(publication_record(publication, same_inputs)))
    return Outcome(Exit.DONE, publication_text(publication, arguments.scenario, same_inputs))
