"""`planner audit`: checks a plan's folder, hand-edited or not."""

from __future__ import annotations

from argparse import Namespace

from planner.cli.outcome import Exit, Outcome, as_json
from planner.plan import audit, read_plan, stale
from planner.reports.audit import audit_record, audit_text
from planner.scenario import read_scenario


def run(arguments: Namespace) -> Outcome:
    """Broken rules are the result; what is stale beside them is told and no violation."""
    scenario = read_scenario(arguments.scenario)
    violations = audit(scenario, read_plan(scenario, arguments.folder))
    outdated = stale(scenario, arguments.folder)
    status = Exit.VIOLATIONS if violations else Exit.DONE
    if arguments.json:
        return Outcome(status, as_json(audit_record(violations, outdated)))
    return Outcome(status, audit_text(violations, outdated))
