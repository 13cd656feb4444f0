"""The commands on changed scenarios: whatif, replan."""

from __future__ import annotations

import argparse
from pathlib import Path

from planner.cli.arguments.command import Commands, on_plan, on_scenario, solves, writes_plan
from planner.cli.arguments.kinds import natural


def add_whatif(commands: Commands) -> None:
    """`planner whatif`."""
    added = on_scenario(
        commands,
        "whatif",
        "tell what changes of a scenario ask for, and plan it",
        "With --out, makes a plan of the changed scenario; without, tells at once what the changes "
        "do to contacts and required agents, and what the plan of --from would leave late.",
    )
    _takes_changes(added)
    added.add_argument(
        "--from", dest="source", type=Path, metavar="DIR",
        help="a plan of the scenario to start from: the answer comes in a fraction of the time",
    )  # fmt: skip
    writes_plan(added, needed=False)
    _writes_scenario(added)
    solves(added, usual_seconds=60.0)


def add_replan(commands: Commands) -> None:
    """`planner replan`."""
    added = on_plan(
        commands,
        "replan",
        "repair a plan after a sick call or a new forecast, with few changed shifts",
        "Shows what every number of changes wins, and who is asked to do what. Pinned shifts stay.",
    )
    added.add_argument(
        "--absent", action="append", default=[], metavar="AGENT:FROM:TO",
        help="who is away, from which date to which (both included), or from when to when",
    )  # fmt: skip
    _takes_changes(added)
    added.add_argument(
        "--max-changes", type=natural, metavar="N",
        help="the most shifts that may change, those of the absent aside; without, as many as "
        "are worth it",
    )  # fmt: skip
    writes_plan(added)
    _writes_scenario(added)
    solves(added, usual_seconds=20.0)


def _takes_changes(added: argparse.ArgumentParser) -> None:
    added.add_argument("--changes", type=Path, metavar="FILE", help="a TOML file of changes")
    added.add_argument(
        "--change", action="append", default=[], metavar="TEXT",
        help='a change, such as "volume de-* +20%% from 2027-03-08"; may be repeated',
    )  # fmt: skip


def _writes_scenario(added: argparse.ArgumentParser) -> None:
    added.add_argument(
        "--scenario-out", type=Path, metavar="DIR",
        help="write the changed scenario to a new folder: what the plan is checked against",
    )  # fmt: skip
