"""The command that hands a plan out: export."""

from __future__ import annotations

from pathlib import Path

from planner.cli.arguments.command import Commands, command

FORMATS = ("xlsx", "ics", "html", "csv")


def add_export(commands: Commands) -> None:
    """`planner export`."""
    added = command(
        commands,
        "export",
        "hand a plan out as a workbook, calendars, a page or a flat table",
        "It reads the plan's folder alone. Calendars are a folder with a file per agent; exported "
        "again into the same folder, they move the events that are there.",
    )
    added.add_argument("folder", type=Path, metavar="DIR", help="the plan's folder")
    added.add_argument("--to", required=True, choices=FORMATS, help="what to make of it")
    added.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="the file, or for ics the folder (default: beside DIR, by its name)",
    )
    added.add_argument("--force", action="store_true", help="replace the file that is there")
