"""What in a plan folder no longer follows from its shifts and activities."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner.errors import Problem
from planner.plan.figures import PLAN, worth
from planner.plan.reading import read_plan
from planner.plan.schedule import Schedule
from planner.plan.score import Score, score
from planner.plan.tables import Table, derived, truth
from planner.scenario import Scenario
from planner.scenario.fingerprint import fingerprint
from planner.scenario.problems import Problems
from planner.scenario.table import read_table
from planner.staffing import required_agents

CLOSE = 1e-4


def stale(scenario: Scenario, folder: Path) -> tuple[Problem, ...]:
    """Every file of a plan that differs from what its schedule gives, and where first.

    The schedule is read with `read_plan`, whose errors this raises.
    """
    schedule = read_plan(scenario, folder)
    worth_now = score(scenario, required_agents(scenario), schedule)
    return (
        *_stale_figures(scenario, folder, worth_now),
        *_stale_tables(scenario, folder, schedule, worth_now),
    )


def _stale_tables(
    scenario: Scenario, folder: Path, schedule: Schedule, worth_now: Score
) -> Iterator[Problem]:
    tables = {**truth(scenario, schedule), **derived(scenario, schedule, worth_now)}
    for name, table in tables.items():
        problems = Problems()
        found = read_table(folder / name, table.columns, (), problems)
        if found is None:
            yield Problem(name, "is missing, or cannot be read")
            continue
        written = {row.number: row.cells for row in found.rows}
        yield from _differences(name, table, list(written.items()))


def _differences(
    name: str, table: Table, written: list[tuple[int, dict[str, str]]]
) -> Iterator[Problem]:
    """One problem for a file: its first cell that differs, and in how many rows any does."""
    if len(written) != len(table.rows):
        yield Problem(name, f"has {len(written)} rows where {len(table.rows)} follow; is stale")
        return
    first, rows = None, 0
    for (number, cells), row in zip(written, table.rows, strict=True):
        wanted = dict(zip(table.columns, row, strict=True))
        wrong = [c for c in table.columns if not _same(cells.get(c, ""), wanted[c].strip())]
        rows += bool(wrong)
        if wrong and first is None:
            told = cells.get(wrong[0], "") or "nothing"
            follows = wanted[wrong[0]] or "nothing"
            first = (f"{name}:{number}:{wrong[0]}", f"says {told} where {follows} follows")
    if first is not None:
        more = f"; {rows} rows are stale" if rows > 1 else ""
        yield Problem(first[0], first[1] + more)


def _same(told: str, follows: str) -> bool:
    if told == follows:
        return True
    try:
        return math.isclose(float(told), float(follows), rel_tol=CLOSE, abs_tol=CLOSE)
    except ValueError:
        return False


def _stale_figures(scenario: Scenario, folder: Path, worth_now: Score) -> Iterator[Problem]:
    try:
        told = json.loads((folder / PLAN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        yield Problem(PLAN, "is missing, or no JSON")
        return
    if not isinstance(told, dict):
        yield Problem(PLAN, "is no plan's figures")
        return
    if told.get("input_sha256") != fingerprint(scenario):
        yield Problem(f"{PLAN}: input_sha256", "is of another scenario, or of an earlier state")
    wanted: dict[str, Any] = {"objective": worth_now.objective, **worth(worth_now)}
    for key, value in wanted.items():
        yield from _difference(key, told.get(key), value)
    terms = told.get("terms")
    for name, term in worth_now.terms.items():
        entry = terms.get(name) if isinstance(terms, dict) else None
        value = entry.get("value") if isinstance(entry, dict) else None
        yield from _difference(f"terms.{name}.value", value, term.value)


def _difference(key: str, told: object, follows: float) -> Iterator[Problem]:
    close = isinstance(told, int | float) and math.isclose(
        told, follows, rel_tol=CLOSE, abs_tol=CLOSE
    )
    if not close:
        yield Problem(f"{PLAN}: {key}", f"says {told} where {round(follows, 4)} follows")
