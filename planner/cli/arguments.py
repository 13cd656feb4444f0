"""The commands and their options, with the help that managers read."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, TypeVar

N = TypeVar("N", int, float)
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

EXAMPLE = "scenarios/follow_the_sun"

STATUSES = """exit status:
  0    done
  1    audit: the plan breaks a rule
  2    the input is wrong, or --out exists already
  3    the rules contradict one another, nobody could make a plan
  130  stopped with Ctrl-C before there was a plan
"""


def parser() -> argparse.ArgumentParser:
    """The parser of `planner`; its `command` is the name of the chosen one."""
    root = argparse.ArgumentParser(
        prog="planner",
        description="Plans who works when in a multilingual support team, in every time zone.",
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _check(commands)
    _staff(commands)
    _plan(commands)
    _audit(commands)
    _gaps(commands)
    _clocks(commands)
    return root


def _command(commands: Commands, name: str, brief: str, more: str) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=brief,
        description=f"{brief[0].upper()}{brief[1:]}. {more}",
        allow_abbrev=False,
    )
    command.add_argument(
        "scenario", type=Path, metavar="SCENARIO", help=f"a scenario folder, such as {EXAMPLE}"
    )
    command.add_argument("--json", action="store_true", help="print the result as JSON")
    return command


def _check(commands: Commands) -> None:
    _command(
        commands,
        "check",
        "read a scenario and list every problem in it",
        "Each line names the file, the place in it and the cure. Nothing is planned.",
    )


def _staff(commands: Commands) -> None:
    _command(
        commands,
        "staff",
        "tell how many agents each queue needs, hour by hour",
        "The table shows a usual week; --json has every interval of the horizon.",
    )


def _plan(commands: Commands) -> None:
    command = _command(
        commands,
        "plan",
        "make a schedule and write it to a folder",
        "Shows its progress, and stops at the time limit or at Ctrl-C with the best plan so far. "
        "Tells in customers what the plan is worth, and what no plan could do better.",
    )
    command.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder for the plan"
    )
    limit = command.add_mutually_exclusive_group()
    limit.add_argument(
        "--time-limit",
        type=_seconds,
        default=60.0,
        metavar="S",
        help="seconds that the whole command may take (default: 60)",
    )
    limit.add_argument(
        "--iterations",
        type=_positive,
        metavar="N",
        help="rounds of search instead of a time limit: the same input gives the same plan",
    )
    command.add_argument(
        "--seed", type=_natural, default=0, metavar="N", help="another seed, another plan"
    )
    command.add_argument(
        "--workers", type=_positive, default=2, metavar="N", help="threads to use (default: 2)"
    )
    command.add_argument(
        "--force", action="store_true", help="replace the plan that is in DIR already"
    )


def _audit(commands: Commands) -> None:
    command = _command(
        commands,
        "audit",
        "check a plan, hand-edited or not, against every hard rule",
        "Lists each rule that is broken, and the files of the plan that no longer follow from "
        "its shifts.csv and activities.csv.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the plan's folder")


def _clocks(commands: Commands) -> None:
    command = _command(
        commands,
        "clocks",
        "tell what clock changes do to shifts, opening hours and the overlap of sites",
        "With a plan, also what its coverage is in the weeks between two regions' changes.",
    )
    command.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="the plan's folder, if there is one"
    )


def _gaps(commands: Commands) -> None:
    command = _command(
        commands,
        "gaps",
        "tell where a plan is short of agents, and why",
        "For the worst gaps: who is there, who could come, and which rules keep the others from "
        "it. --json has every gap and everybody who may serve its queue.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the plan's folder")


def _seconds(text: str) -> float:
    value = _number(float, text)
    if value is None or not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return value


def _positive(text: str) -> int:
    value = _number(int, text)
    if value is None or value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return value


def _natural(text: str) -> int:
    value = _number(int, text)
    if value is None or value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return value


def _number(kind: Callable[[str], N], text: str) -> N | None:
    try:
        return kind(text)
    except ValueError:
        return None
