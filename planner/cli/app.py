"""`planner app`: serves the app, in place of this process."""

from __future__ import annotations

import os
import socket
import sys
from argparse import Namespace
from pathlib import Path
from typing import NoReturn

import planner
from planner.errors import PlannerError

HOST = "localhost"
SCRIPT = "app.py"
SETTINGS = (
    f"--server.address={HOST}",
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    "--client.showErrorDetails=none",
    "--client.toolbarMode=minimal",
    "--logger.hideWelcomeMessage=true",
)


def run(arguments: Namespace) -> NoReturn:
    """Tells the address; ends when the server does."""
    script = _script()
    _check_folders(arguments)
    _check_port(arguments.port)
    print(f"The planner is at http://{HOST}:{arguments.port} (Ctrl-C ends it)", flush=True)
    os.execv(sys.executable, _command(script, arguments))


def _command(script: Path, arguments: Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", str(script)),
        *(f"--server.port={arguments.port}", *SETTINGS, "--"),
        *("--scenarios", str(arguments.scenarios.absolute())),
        *("--out", str(arguments.out.absolute())),
    ]


def _script() -> Path:
    """The app's entry, at the top of the project."""
    script = Path(planner.__file__).parents[1] / SCRIPT
    if not script.is_file():
        raise PlannerError(
            f"{script} is missing: the app runs from the project's own folder; install the planner "
            "there with make setup"
        )
    return script


def _check_folders(arguments: Namespace) -> None:
    if not arguments.scenarios.is_dir():
        raise PlannerError(f"{arguments.scenarios}: no such folder; name one with --scenarios")
    if arguments.out.exists() and not arguments.out.is_dir():
        raise PlannerError(f"{arguments.out}: is a file; name another folder with --out")


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PlannerError(
                f"port {port} is in use, maybe by another app; choose one with --port"
            ) from error
