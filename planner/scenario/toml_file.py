"""Reads TOML files as plain values, tuples in the place of lists."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from planner.scenario.problems import Problems, read_bytes, wrong_encoding

DEEPEST = 12


def read_toml(path: Path, problems: Problems) -> dict[str, Any] | None:
    """The keys of a TOML file; None with a problem where it cannot be read."""
    data = read_bytes(path, problems)
    if data is None:
        return None
    try:
        wrong = wrong_encoding(data)
        if wrong is None:
            return _tuples(tomllib.loads(data.decode("utf-8-sig")))  # type: ignore[no-any-return]
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        wrong = f"is not UTF-8 text in line {row}: save it as UTF-8"
    except RecursionError:
        wrong = "is nested too deeply"
    except ValueError as error:
        wrong = f"is no valid TOML: {error}"
    problems.file(path.name, wrong)
    return None


def _tuples(value: Any, depth: int = 0) -> Any:
    """The same with tuples for lists, since strict nouns take nothing else."""
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {key: _tuples(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(_tuples(inner, depth + 1) for inner in value)
    return value
