"""The commands on finished plans: publish, compare."""

from __future__ import annotations

from pathlib import Path

from planner.cli.arguments.command import Commands, command, on_plan, takes_json


def add_publish(commands: Commands) -> None:
    """`planner publish`."""
    on_plan(
        commands,
        "publish",
        "make a plan the scenario's shifts.csv",
        "The next plan counts from there: changes of what was published have their price, and the "
        "next month knows its history. A plan that breaks a rule is not published.",
    )


def add_compare(commands: Commands) -> None:
    """`planner compare`."""
    added = command(
        commands,
        "compare",
        "show plans side by side, with differences",
        "The first plan is the baseline. Compared are the objective and its terms, service by "
        "queue, cost, hours, nights, and the shifts that differ.",
    )
    added.add_argument("baseline", type=Path, metavar="DIR", help="the baseline's folder")
    added.add_argument("others", type=Path, metavar="DIR", nargs="+", help="other plans' folders")
    takes_json(added)
    added.add_argument(
        "--html", type=Path, metavar="FILE", help="write a page with everything to FILE too"
    )
    added.add_argument(
        "--force", action="store_true", help="replace the FILE that is there already"
    )
