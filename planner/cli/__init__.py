"""The command line: `planner check`, `staff`, `plan` and `audit`."""

from planner.cli.entry import main

__all__ = ["main"]
