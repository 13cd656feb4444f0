"""Changes in a TOML file: one table `[[change]]` each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import Field, field_validator

from planner.errors import ChangeError
from planner.scenario.base import Noun
from planner.scenario.problems import Problems
from planner.scenario.sentences import draft
from planner.scenario.toml_file import read_toml
from planner.whatif.changes.change import Change
from planner.whatif.changes.draft import change_of, keys_of


class ChangeList(Noun):
    """The keys of a file of changes; each change is read by its own noun."""

    change: tuple[Any, ...] = Field((), max_length=1000)

    @field_validator("change", mode="before")
    @classmethod
    def _a_list_of_tables(cls, raw: object) -> object:
        if not isinstance(raw, tuple):
            raise ValueError("begin every change with [[change]], in two pairs of brackets")
        return raw


def read_changes(path: Path) -> tuple[Change, ...]:
    """The changes in a file, in its order.

    Raises ChangeError with every problem, as `file: change[2].factor: message`.
    """
    problems = Problems(path.name)
    raw = read_toml(path, problems)
    listed = draft(ChangeList, raw, problems.under()).given if raw is not None else {}
    changes = [
        change_of(one, problems.under("change", place))
        for place, one in enumerate(listed.get("change", ()))
    ]
    found = problems.found()
    if found:
        raise ChangeError(found)
    return tuple(change for change in changes if change is not None)


def write_changes(changes: Iterable[Change]) -> str:
    """A file of these changes, which reads back as the same."""
    return "\n".join(_table(keys_of(change)) for change in changes)


def _table(keys: Mapping[str, Any]) -> str:
    inner = {key: value for key, value in keys.items() if isinstance(value, Mapping)}
    own = {key: value for key, value in keys.items() if key not in inner}
    tables = (f"\n[change.{key}]\n{tomli_w.dumps(value)}" for key, value in inner.items())
    return f"[[change]]\n{tomli_w.dumps(own)}{''.join(tables)}"
