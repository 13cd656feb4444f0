"""The command that opens the app."""

from __future__ import annotations

from pathlib import Path

from planner.cli.arguments.command import Commands, command
from planner.cli.arguments.kinds import port


def add_app(commands: Commands) -> None:
    """`planner app`."""
    added = command(
        commands,
        "app",
        "open the planner in a browser",
        "Serves pages on this machine only, until Ctrl-C. Plans that are being made go on.",
    )
    added.add_argument(
        "--scenarios",
        type=Path,
        default=Path("scenarios"),
        metavar="DIR",
        help="the folder with scenario folders (default: scenarios)",
    )
    added.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        metavar="DIR",
        help="the folder for plans (default: out)",
    )
    added.add_argument(
        "--port", type=port, default=8501, metavar="N", help="the port to use (default: 8501)"
    )
