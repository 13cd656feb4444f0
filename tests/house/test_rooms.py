"""Imports run one way, and each heavy library stays in its room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from project_files import ROOMS, ROOT, imported, place, room_of, sources, tree

LIBRARY_ROOMS = {
    "zoneinfo": ("planner/clock.py",),
    "tzdata": ("planner/clock.py",),
    "holidays": ("planner/scenario/holidays.py",),
    "ortools": ("planner/roster/",),
    "plotly": ("planner/reports/",),
    "streamlit": ("planner/ui/", "app.py"),
    "argparse": ("planner/cli/",),
    "openpyxl": ("planner/reports/exports/",),
    "icalendar": ("planner/reports/exports/",),
    "filelock": ("planner/jobs/",),
}


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {room for path in sources() if (room := room_of(path)) is not None}
    assert rooms <= set(ROOMS)


def test_a_room_imports_only_rooms_before_it() -> None:
    wrong = []
    for path in sources():
        room = room_of(path)
        if room is None:
            continue
        for name in imported(path):
            other = name.split(".")[1] if name.startswith("planner.") else None
            if other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
                wrong.append(f"{place(path)} imports {name}")
    assert not wrong


def test_simulation_and_optimiser_do_not_know_each_other() -> None:
    pairs = [(room_of(path), name) for path in sources() for name in imported(path)]
    assert not [pair for pair in pairs if pair[0] == "roster" and "simulation" in pair[1]]
    assert not [pair for pair in pairs if pair[0] == "simulation" and "roster" in pair[1]]


def test_imports_are_written_from_the_package_down() -> None:
    relative = [
        place(path)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


@pytest.mark.parametrize("library", LIBRARY_ROOMS)
def test_a_library_stays_in_its_room(library: str) -> None:
    users = [place(path) for path in sources() if library in _libraries(path)]
    assert not [user for user in users if not user.startswith(LIBRARY_ROOMS[library])]


def _libraries(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)}


def test_the_package_has_a_home_for_every_module() -> None:
    without = [
        place(folder)
        for folder in (ROOT / "planner").rglob("*")
        if folder.is_dir() and any(folder.glob("*.py")) and not (folder / "__init__.py").exists()
    ]
    assert not without
