"""The command line of `planner`, a module for each command."""

from planner.cli.entry import main

__all__ = ["main"]
