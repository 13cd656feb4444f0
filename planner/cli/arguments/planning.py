"""The commands on a scenario and its plan: check, staff, plan, audit, gaps, simulate, clocks."""

from __future__ import annotations

from pathlib import Path

from planner.cli.arguments.command import (
    Commands,
    on_plan,
    on_scenario,
    solves,
    takes_workers,
    writes_plan,
)
from planner.cli.arguments.kinds import at_least_two, natural


def add_check(commands: Commands) -> None:
    """`planner check`."""
    on_scenario(
        commands,
        "check",
        "read a scenario and list every problem in it",
        "Each line names the file, the place in it and the cure. Nothing is planned.",
    )


def add_staff(commands: Commands) -> None:
    """`planner staff`."""
    on_scenario(
        commands,
        "staff",
        "tell how many agents each queue needs, hour by hour",
        "The table shows a usual week; --json has every interval of the horizon.",
    )


def add_plan(commands: Commands) -> None:
    """`planner plan`."""
    added = on_scenario(
        commands,
        "plan",
        "make a schedule and write it to a folder",
        "Shows its progress, and stops at the time limit or at Ctrl-C with the best plan so far. "
        "Tells in customers what the plan is worth, and what no plan could do better.",
    )
    writes_plan(added)
    solves(added, usual_seconds=60.0)
    added.add_argument(
        "--simulate",
        action="store_true",
        help="simulate plan after plan and correct what formulas get wrong: fewer contacts late, "
        "at no more cost",
    )


def add_audit(commands: Commands) -> None:
    """`planner audit`."""
    on_plan(
        commands,
        "audit",
        "check a plan, hand-edited or not, against every hard rule",
        "Lists each rule that is broken, and the files of the plan that no longer follow from "
        "its shifts.csv and activities.csv.",
    )


def add_gaps(commands: Commands) -> None:
    """`planner gaps`."""
    on_plan(
        commands,
        "gaps",
        "tell where a plan is short of agents, and why",
        "For the worst gaps: who is there, who could come, and which rules keep the others from "
        "it. --json has every gap and everybody who may serve its queue.",
    )


def add_simulate(commands: Commands) -> None:
    """`planner simulate`."""
    added = on_plan(
        commands,
        "simulate",
        "tell what customers would live through with a plan",
        "Lets contacts arrive, wait, give up and be answered many times over, and tells the "
        "service of every queue with its uncertainty beside what the formulas say. Writes "
        "simulation.json and three tables into the plan's folder.",
    )
    added.add_argument(
        "--replications",
        type=at_least_two,
        metavar="N",
        help="how often to simulate (default: what the scenario says, or else 20)",
    )
    added.add_argument(
        "--seed", type=natural, default=0, metavar="N", help="another seed, other customers"
    )
    takes_workers(added)


def add_clocks(commands: Commands) -> None:
    """`planner clocks`."""
    added = on_scenario(
        commands,
        "clocks",
        "tell what clock changes do to shifts, opening hours and the overlap of sites",
        "With a plan, also what its coverage is in the weeks between two regions' changes.",
    )
    added.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="the plan's folder, if there is one"
    )
