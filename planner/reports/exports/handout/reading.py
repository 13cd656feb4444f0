"""Reads a plan folder as it is handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from planner.errors import PlanFolderError, ScenarioError
from planner.plan import is_plan
from planner.plan.figures import PLAN
from planner.plan.folder import FILES
from planner.reports.exports.handout.coverage_row import CoverageRow
from planner.reports.exports.handout.figures import Figures
from planner.reports.exports.handout.handout import Handout
from planner.reports.exports.handout.row_reading import read_coverage, read_gaps, read_service
from planner.reports.exports.handout.schedule_reading import read_schedule
from planner.reports.exports.handout.shift_reading import read_shifts
from planner.scenario.problems import Problems, dotted, read_bytes
from planner.scenario.sentences import sentence


def read_handout(folder: Path) -> Handout:
    """Everything that a plan folder tells.

    Raises `PlanFolderError` where there is no plan, or with every problem found in its files.
    """
    _check_files(folder)
    try:
        return _read(folder, Problems())
    except ScenarioError as error:
        raise PlanFolderError(f"{folder}: this plan cannot be handed out:\n{error}") from error


def _check_files(folder: Path) -> None:
    if not is_plan(folder):
        raise PlanFolderError(f"{folder}: no plan is there")
    for name in FILES:
        if not (folder / name).is_file():
            raise PlanFolderError(f"{folder}: {name} is missing; make the plan again")


def _read(folder: Path, problems: Problems) -> Handout:
    figures = _figures(folder / PLAN, problems)
    printed = read_schedule(folder, problems)
    shifts = read_shifts(folder, [person.agent for person in printed.people], problems)
    coverage = read_coverage(folder, problems)
    service, gaps = read_service(folder, problems), read_gaps(folder, problems)
    start, end = _horizon(coverage, problems)
    problems.raise_if_any()
    assert figures is not None
    return Handout(
        figures=figures,
        start=start,
        end=end,
        dates=tuple(sorted({*printed.dates, *(shift.date for shift in shifts)})),
        people=printed.people,
        shifts=shifts,
        coverage=coverage,
        service=service,
        gaps=gaps,
        edited=printed.hours != {(s.agent, s.date): s.hours_text for s in shifts},
    )


def _figures(path: Path, problems: Problems) -> Figures | None:
    data = read_bytes(path, problems)
    if data is None:
        return None
    try:
        return Figures.model_validate_json(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            place, message = dotted(detail["loc"]), sentence(detail, Figures)
            problems.file(PLAN, f"{place}: {message}" if place else message)
        return None


def _horizon(coverage: Sequence[CoverageRow], problems: Problems) -> tuple[datetime, datetime]:
    """The start of the first interval, and the end of the last."""
    starts = sorted({row.start_utc for row in coverage})
    if len(starts) < 2:
        problems.file("coverage.csv", "has too few rows to tell the horizon; make the plan again")
        problems.raise_if_any()
    return starts[0], starts[-1] + (starts[1] - starts[0])
