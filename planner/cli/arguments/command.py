"""The parts that commands share: how one is added, and the options of those that solve."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from planner.cli.arguments.kinds import natural, positive, seconds

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

EXAMPLE = "scenarios/follow_the_sun"


def command(commands: Commands, name: str, brief: str, more: str) -> argparse.ArgumentParser:
    """A command without arguments; its help begins with what it does."""
    return commands.add_parser(
        name,
        help=brief,
        description=f"{brief[0].upper()}{brief[1:]}. {more}",
        allow_abbrev=False,
    )


def on_scenario(commands: Commands, name: str, brief: str, more: str) -> argparse.ArgumentParser:
    """A command on a scenario folder that can answer in JSON."""
    added = command(commands, name, brief, more)
    added.add_argument(
        "scenario", type=Path, metavar="SCENARIO", help=f"a scenario folder, such as {EXAMPLE}"
    )
    takes_json(added)
    return added


def on_plan(commands: Commands, name: str, brief: str, more: str) -> argparse.ArgumentParser:
    """A command on a scenario folder and a plan made of it."""
    added = on_scenario(commands, name, brief, more)
    added.add_argument("folder", type=Path, metavar="DIR", help="the plan's folder")
    return added


def takes_json(added: argparse.ArgumentParser) -> None:
    """`--json`."""
    added.add_argument("--json", action="store_true", help="print the result as JSON")


def writes_plan(added: argparse.ArgumentParser, *, needed: bool = True) -> None:
    """`--out` and `--force`."""
    added.add_argument(
        "--out", type=Path, required=needed, metavar="DIR", help="the folder for the plan"
    )
    added.add_argument(
        "--force", action="store_true", help="replace the plan that is in DIR already"
    )


def solves(added: argparse.ArgumentParser, usual_seconds: float) -> None:
    """How long to search, and by which seed."""
    limit = added.add_mutually_exclusive_group()
    limit.add_argument(
        "--time-limit",
        type=seconds,
        default=usual_seconds,
        metavar="S",
        help=f"seconds that the whole command may take (default: {usual_seconds:g})",
    )
    limit.add_argument(
        "--iterations",
        type=positive,
        metavar="N",
        help="rounds of search instead of a time limit: the same input gives the same plan",
    )
    added.add_argument(
        "--seed", type=natural, default=0, metavar="N", help="another seed, another plan"
    )
    takes_workers(added)


def takes_workers(added: argparse.ArgumentParser) -> None:
    """`--workers`."""
    added.add_argument(
        "--workers", type=positive, default=2, metavar="N", help="threads to use (default: 2)"
    )
