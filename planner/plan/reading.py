"""Reads a plan folder's schedule back, hand-edited or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from planner import clock
from planner.errors import PlanFolderError
from planner.plan.folder import is_plan
from planner.plan.schedule import Schedule, Shift, Stretch, in_order
from planner.plan.tables import ACTIVITIES, ACTIVITY_COLUMNS, SHIFT_COLUMNS, SHIFTS
from planner.scenario import Scenario
from planner.scenario.problems import Problems
from planner.scenario.suggestion import did_you_mean, shown
from planner.scenario.syntax import iso_date, moment
from planner.scenario.table import Row, read_table

T = TypeVar("T")

NEEDED_OF_SHIFTS = ("agent", "date", "start_local", "end_local", "start_utc", "end_utc")


def read_plan(scenario: Scenario, folder: Path) -> Schedule:
    """The schedule in `shifts.csv` and `activities.csv`.

    Raises `PlanFolderError` where there is no plan, and `ScenarioError` with every problem found,
    among them local times that differ from the UTC times beside them.
    """
    if not is_plan(folder):
        raise PlanFolderError(f"{folder}: no plan is there")
    problems = Problems()
    shifts = _read_shifts(scenario, folder, problems)
    loose = _read_stretches(scenario, folder, problems)
    # Of a shift that cannot be read, no stretch would find its place.
    problems.raise_if_any()
    of_agents: dict[str, list[_OpenShift]] = {}
    for shift in shifts:
        of_agents.setdefault(shift.agent, []).append(shift)
    for row in loose:
        row.put_into(of_agents.get(row.agent, ()), problems)
    problems.raise_if_any()
    return in_order(scenario, (shift.whole() for shift in shifts))


@dataclass
class _OpenShift:
    """A shift whose stretches are still being read."""

    agent: str
    date: date
    start: datetime
    end: datetime
    stretches: list[Stretch] = field(default_factory=list)

    def whole(self) -> Shift:
        stretches = tuple(sorted(self.stretches, key=lambda s: (s.start, s.end)))
        return Shift(self.agent, self.date, self.start, self.end, stretches)


@dataclass(frozen=True)
class _LooseStretch:
    """A row of activities.csv, not yet part of a shift."""

    row: int
    agent: str
    stretch: Stretch

    def put_into(self, shifts: Sequence[_OpenShift], problems: Problems) -> None:
        """Make it a part of that one of its agent's shifts in which it lies."""
        for shift in shifts:
            if shift.start <= self.stretch.start and self.stretch.end <= shift.end:
                shift.stretches.append(self.stretch)
                return
        problems.cell(
            ACTIVITIES, self.row, "start_utc",
            f"lies in no shift of {self.agent} in {SHIFTS}: move it, or change the shift there",
        )  # fmt: skip


def _read_shifts(scenario: Scenario, folder: Path, problems: Problems) -> list[_OpenShift]:
    derived = [name for name in SHIFT_COLUMNS if name not in NEEDED_OF_SHIFTS]
    table = read_table(folder / SHIFTS, NEEDED_OF_SHIFTS, derived, problems)
    shifts = []
    for row in table.rows if table else ():
        cells = _Cells(SHIFTS, row, problems)
        agent, zone = cells.agent(scenario)
        day = cells.read("date", iso_date)
        start, end = cells.span(zone)
        if agent is not None and day is not None and start is not None and end is not None:
            shifts.append(_OpenShift(agent, day, start, end))
    return shifts


def _read_stretches(scenario: Scenario, folder: Path, problems: Problems) -> list[_LooseStretch]:
    table = read_table(folder / ACTIVITIES, ACTIVITY_COLUMNS, (), problems)
    found = []
    for row in table.rows if table else ():
        cells = _Cells(ACTIVITIES, row, problems)
        agent, zone = cells.agent(scenario)
        activity = cells.read("activity", str)
        start, end = cells.span(zone)
        if agent is not None and activity and start is not None and end is not None:
            found.append(_LooseStretch(row.number, agent, Stretch(start, end, activity)))
    return found


@dataclass(frozen=True)
class _Cells:
    """One row's cells; what is wrong with them becomes a problem, and None."""

    file: str
    row: Row
    problems: Problems

    def wrong(self, column: str, message: str) -> None:
        self.problems.cell(self.file, self.row.number, column, message)

    def read(self, column: str, reader: Callable[[str], T]) -> T | None:
        text = self.row.cells.get(column)
        if text is None:
            self.wrong(column, "is empty")
            return None
        try:
            return reader(text)
        except ValueError as error:
            self.wrong(column, str(error))
            return None

    def agent(self, scenario: Scenario) -> tuple[str | None, str | None]:
        """The agent's id and zone; None where the scenario does not know the agent."""
        agent = self.read("agent", str)
        if agent is None:
            return None, None
        if agent not in scenario.agents:
            hint = did_you_mean(agent, scenario.agents)
            self.wrong("agent", f"{shown(agent)} is no agent of the scenario{hint}")
            return None, None
        return agent, scenario.zone_of(agent)

    def span(self, zone: str | None) -> tuple[datetime | None, datetime | None]:
        """Start and end of the row, each told twice: in UTC and in local time."""
        start, end = self.instant("start", zone), self.instant("end", zone)
        if start is not None and end is not None and end <= start:
            self.wrong("end_utc", f"is not after the start, {clock.iso_utc(start)}")
            return None, None
        return start, end

    def instant(self, edge: str, zone: str | None) -> datetime | None:
        """The instant of an edge; a problem where the two columns do not agree on it."""
        instant = self.read(f"{edge}_utc", _utc)
        wall = self.read(f"{edge}_local", moment)
        if instant is None or wall is None or zone is None:
            return None
        meant = instant.astimezone(clock.zone(zone))
        same_clock = wall.replace(tzinfo=None) == meant.replace(tzinfo=None)
        if not same_clock or wall.utcoffset() != meant.utcoffset():
            told = clock.iso_local(instant, zone)
            self.wrong(
                f"{edge}_local",
                f"{self.row.cells[f'{edge}_local']} and {clock.iso_utc(instant)} in {edge}_utc "
                f"are not the same time; {clock.iso_utc(instant)} is {told} in {zone}. "
                "Change both",
            )
            return None
        return instant


@lru_cache(maxsize=50_000)
def _utc(text: str) -> datetime:
    found = moment(text)
    if found.tzinfo is None:
        raise ValueError(f"{shown(text)} has no Z at its end: write it in UTC")
    return found.astimezone(UTC)
