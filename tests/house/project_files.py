"""The project's files as the tests of the house read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

ROOMS = (
    "errors",
    "clock",
    "compiled",
    "scenario",
    "demand",
    "staffing",
    "plan",
    "roster",
    "simulation",
    "planning",
    "promise",
    "warm",
    "whatif",
    "jobs",
    "reports",
    "cli",
    "ui",
)


@lru_cache
def sources() -> tuple[Path, ...]:
    """Every Python file of the package."""
    return tuple(sorted((ROOT / "planner").rglob("*.py")))


@lru_cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control that is still there."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return tuple(path for name in listing.split("\0") if name and (path := ROOT / name).is_file())


@lru_cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def room_of(path: Path) -> str | None:
    """The room of a file, None for the package's own front doors."""
    first = path.relative_to(ROOT / "planner").parts[0].removesuffix(".py")
    first = path.relative_to(ROOT / "planner").parts[0].removesuffix(".py")
    return None if first in {"__init__", "__main__"} else first


def imported(path: Path) -> Iterator[str]:
    """The dotted names of every module, or name in a module, that a file imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def place(path: Path) -> str:
    """A file's name as messages show it."""
    return str(path.relative_to(ROOT))
