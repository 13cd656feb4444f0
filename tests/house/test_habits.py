"""Habits that every file keeps."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest
from project_files import ROOT, imported, place, sources, tracked, tree

LONGEST_FILE = 450
# A compiled kernel's cache does not notice a change in another file, so that kernels which call
# one another share a file.
LONGEST_KERNELS = 600
TEXT = {".py", ".md", ".toml", ".txt", ".csv", ".json", ".yml", ""}
HOME = re.compile(r"(?<![\w.])/(home|root|Users|work|mnt)/[\w.-]+")


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    too_long = []
    for path in sources():
        compiled = any("numba" in name or "compiled" in name for name in imported(path))
        lines = len(path.read_text("utf-8").splitlines())
        if lines > (LONGEST_KERNELS if compiled else LONGEST_FILE):
            too_long.append(f"{place(path)}: {lines} lines")
    assert not too_long


def test_every_module_says_what_it_is_for() -> None:
    assert not [place(path) for path in sources() if not ast.get_docstring(tree(path))]


def test_no_error_is_swallowed_whole() -> None:
    assert not [
        f"{place(path)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and _swallows(node)
    ]


def _swallows(handler: ast.ExceptHandler) -> bool:
    broad = handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}
    silent = all(isinstance(step, ast.Pass | ast.Continue) for step in handler.body)
    return handler.type is None or (broad and silent)


def test_only_the_last_doors_catch_everything() -> None:
    doors = {
        place(path)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and node.type is not None
        and ast.unparse(node.type) in {"Exception", "BaseException"}
    }
    assert doors <= {"planner/cli/entry.py", "planner/jobs/worker.py", "planner/ui/door.py"}


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix in TEXT:
            hits = HOME.findall(path.read_text("utf-8", errors="replace"))
            found += [f"{place(path)}: /{hit}/" for hit in hits]
    assert not found


def test_nothing_generated_is_under_version_control() -> None:
    generated = {"__pycache__", ".venv", "out", ".pytest_cache", ".mypy_cache", ".ruff_cache"}
    assert not [place(path) for path in tracked() if generated & set(path.relative_to(ROOT).parts)]


def test_no_work_is_left_marked_as_unfinished() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
    assert not [
        place(path)
        for path in tracked()
        if path.suffix == ".py" and marks.search(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("extra", [None, "test", "check"])
def test_every_dependency_has_a_pinned_version(extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["optional-dependencies"][extra] if extra else project["dependencies"]
    pinned = {_key(line) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()}
    assert {_key(requirement) for requirement in wanted} <= pinned


def _key(requirement: str) -> str:
    name = re.split(r"[<>=!~\[ ;]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()
