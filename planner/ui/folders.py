"""The folders that the app works on, as `planner app` was told."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from planner.cli.arguments import parser


@cache
def _told() -> tuple[Path, Path]:
    # Streamlit hands over what stands behind `--` on its own command line.
    arguments = parser().parse_args(["app", *sys.argv[1:]])
    return arguments.scenarios, arguments.out


def scenarios_folder() -> Path:
    """Where scenarios come from: `--scenarios`."""
    return _told()[0]


def data_folder() -> Path:
    """Where plans, runs and kept scenarios are: `--out`."""
    return _told()[1]
