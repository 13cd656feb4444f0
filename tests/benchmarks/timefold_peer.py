"""Timefold's solver for Python, in an environment of its own; it needs Java too."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

from .peer_run import Peer

VERSION = "1.24.0b0"
"""The last release: Timefold has given up its solver for Python."""

FOLDER = Path(__file__).parents[2] / ".venv-peers" / f"timefold-{VERSION}"
PYTHON = FOLDER / "bin" / "python"
FINISHED = FOLDER / "installed"

PEER = Peer(
    name=f"Timefold {VERSION}",
    command=(str(PYTHON), "-m", "tests.benchmarks.timefold_worker"),
    leaves_out="handovers, fair weekends; activities are put in afterwards; breaks lie in 3 ways; "
    "deferred work is spread evenly; agents are shared simply",
    bounded=False,
)


def why_absent() -> str | None:
    """Why Timefold cannot be asked, or None where it can."""
    if shutil.which("java") is None:
        return "there is no Java"
    if not FINISHED.exists():
        return f"it is not installed in {FOLDER.parent.name}/{FOLDER.name}"
    return None


def install() -> None:
    """Make the environment, once; one that broke off on the way is made anew.

    Where the package cannot be had it stays absent, and the words of the installer are told.
    """
    if FINISHED.exists() or shutil.which("java") is None:
        return
    print(f"installing timefold {VERSION} in {FOLDER} ...", file=sys.stderr)
    venv.create(FOLDER, clear=True, with_pip=True)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", f"timefold=={VERSION}"]
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode == 0:
        FINISHED.touch()
