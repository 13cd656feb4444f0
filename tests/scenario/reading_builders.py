"""Reading folders that are, or are not, a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import full_files, write_files

from planner.errors import Problem, ScenarioError
from planner.scenario import read_scenario


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        read_scenario(folder)
    return caught.value.problems


def edited(folder: Path, file: str, old: str, new: str) -> Path:
    files = full_files()
    assert old in files[file]
    return write_files(folder / "scenario", {**files, file: files[file].replace(old, new)})


def full(folder: Path, **changes: str | bytes | None) -> Path:
    """The full scenario with whole tables replaced, or removed where None is given."""
    files: dict[str, str | bytes | None] = {
        **full_files(),
        **{f"{table}.csv": content for table, content in changes.items()},
    }
    kept = {name: content for name, content in files.items() if content is not None}
    return write_files(folder / "scenario", kept)


def text_of(problems: tuple[Problem, ...]) -> str:
    return "\n".join(str(problem) for problem in problems)
