"""The parser of `planner`."""

from __future__ import annotations

import argparse

from planner.cli.arguments.comparing import add_compare, add_publish
from planner.cli.arguments.handing_out import add_export
from planner.cli.arguments.opening import add_app
from planner.cli.arguments.planning import (
    add_audit,
    add_check,
    add_clocks,
    add_gaps,
    add_plan,
    add_simulate,
    add_staff,
)
from planner.cli.arguments.whatif import add_replan, add_whatif

STATUSES = """exit status:
  0    done
  1    audit, publish: the plan breaks a rule; simulate: a target is missed
  2    the input is wrong, or --out exists already
  3    the rules contradict one another, nobody could make a plan
  130  stopped with Ctrl-C before there was a plan
"""

ADDERS = (
    add_check,
    add_staff,
    add_plan,
    add_audit,
    add_gaps,
    add_simulate,
    add_clocks,
    add_whatif,
    add_replan,
    add_publish,
    add_compare,
    add_export,
    add_app,
)


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
    for add in ADDERS:
        add(commands)
    return root
