"""The commands and their options, with the help that managers read."""

from planner.cli.arguments.parser import parser

__all__ = ["parser"]
