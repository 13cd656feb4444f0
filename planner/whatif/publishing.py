"""Publishing: a plan's shifts become those that the scenario's agents have been told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from planner.errors import PlannerError
from planner.plan.audit import Violation, audit
from planner.plan.schedule import Schedule, as_row
from planner.scenario import PublishedShift, Scenario
from planner.scenario.writing import write_shifts

TABLE, BEFORE = "shifts.csv", "shifts.csv.before"


class BrokenRules(PlannerError):
    """A plan that breaks rules is not published; `violations` holds them all."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__("\n".join(map(str, self.violations)))


@dataclass(frozen=True)
class Publication:
    """What was published.

    scenario: as it was before. rows: what its shifts.csv holds now. before: where the table that
    was there is kept, None where there was none, or nothing had to be written.
    """

    scenario: Scenario
    rows: tuple[PublishedShift, ...]
    before: Path | None

    @property
    def is_new(self) -> bool:
        """Whether the table says anything else than before."""
        return self.rows != self.scenario.shifts

    @property
    def planned(self) -> tuple[PublishedShift, ...]:
        """The shifts of the plan, pinned ones among them."""
        grid = self.scenario.grid
        return tuple(row for row in self.rows if grid.start <= row.start < grid.end)

    @property
    def earlier(self) -> tuple[PublishedShift, ...]:
        """The history: shifts that start before the horizon, as they were."""
        return tuple(row for row in self.rows if row.start < self.scenario.grid.start)

    @property
    def later(self) -> tuple[PublishedShift, ...]:
        """Shifts that start after the horizon, as they were."""
        return tuple(row for row in self.rows if row.start >= self.scenario.grid.end)


def publish(folder: Path, scenario: Scenario, schedule: Schedule) -> Publication:
    """Write a schedule to the shifts.csv of the scenario in a folder.

    The table is replaced at once, or stays as it is; what it was is kept beside it. Raises
    `BrokenRules` where the schedule does not keep the rules, and `PlannerError` where it cannot
    be written.
    """
    violations = audit(scenario, schedule)
    if violations:
        raise BrokenRules(violations)
    rows = published(scenario, schedule)
    before = _replaced(folder, rows) if rows != scenario.shifts else None
    return Publication(scenario, rows, before)


def published(scenario: Scenario, schedule: Schedule) -> tuple[PublishedShift, ...]:
    """The rows of shifts.csv once a schedule that keeps the rules is published.

    Those that start before or after the horizon stay; those inside it make way for the schedule,
    breaks and activities included. What was pinned is pinned again. Raises `PlannerError` where a
    row after the horizon has the agent and date of a planned shift.
    """
    grid = scenario.grid
    earlier = [row for row in scenario.shifts if row.start < grid.start]
    later = [row for row in scenario.shifts if row.start >= grid.end]
    pins = {(row.agent, row.start, row.end) for row in scenario.shifts if row.state == "pinned"}
    planned = [
        as_row(shift, "pinned" if (shift.agent, shift.start, shift.end) in pins else "published")
        for shift in schedule.shifts
    ]
    _check_dates(planned, later)
    return (*earlier, *planned, *later)


def with_plan(scenario: Scenario, schedule: Schedule) -> Scenario:
    """The scenario once the schedule is published in it: changing a shift has its price then.

    Raises `PlannerError`, as `published` does.
    """
    return scenario.model_copy(update={"shifts": published(scenario, schedule)})


def _check_dates(planned: Sequence[PublishedShift], later: Sequence[PublishedShift]) -> None:
    """On a date that the horizon's end cuts in two, a shift may be planned and another be there."""
    taken = {(row.agent, row.date) for row in planned}
    for row in later:
        if (row.agent, row.date) in taken:
            raise PlannerError(
                f"{TABLE}: {row.agent} has a shift on {row.date} after the horizon, and the plan "
                "another on that date: remove one of the two"
            )


def _replaced(folder: Path, rows: Sequence[PublishedShift]) -> Path | None:
    """Put the rows in place of the table; where the table that was there is kept now."""
    table, beside = folder / TABLE, folder / f".{TABLE}.{uuid4().hex}"
    try:
        write_shifts(beside, rows)
        _bring_to_disk(beside)
        before = _kept(table)
        os.replace(beside, table)
    except OSError as error:
        raise PlannerError(f"{table} cannot be written: {error.strerror}") from error
    finally:
        beside.unlink(missing_ok=True)
    return before


def _kept(table: Path) -> Path | None:
    if not table.exists():
        return None
    return Path(shutil.copy2(table, table.with_name(BEFORE)))


def _bring_to_disk(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())
