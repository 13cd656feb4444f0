"""An opened scenario and an opened plan: read once, what follows from them worked out on demand.

Sessions share them: nothing in them may be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from planner.plan import (
    Coverage,
    QueueService,
    Schedule,
    Score,
    Violation,
    audit,
    horizon_service,
    read_plan,
    score,
)
from planner.plan.fairness import Burdens, burdens
from planner.scenario import Scenario, read_scenario
from planner.scenario.fingerprint import fingerprint
from planner.staffing import Requirement, required_agents
from planner.ui.library import KnownPlan
from planner.ui.views.gap_rows import GapRow, gap_rows
from planner.ui.views.overview.work import work_by_site


@dataclass(frozen=True)
class OpenedScenario:
    """A scenario that was read from a folder."""

    folder: Path
    scenario: Scenario

    @cached_property
    def sha256(self) -> str:
        """The scenario's fingerprint, which plans name."""
        return fingerprint(self.scenario)

    @cached_property
    def requirement(self) -> Requirement:
        """The agents that it needs."""
        return required_agents(self.scenario)


@dataclass(frozen=True)
class OpenedPlan:
    """A plan's schedule, read against a scenario."""

    known: KnownPlan
    inputs: OpenedScenario
    schedule: Schedule

    @property
    def folder(self) -> Path:
        """The plan's folder."""
        return self.known.folder

    @property
    def name(self) -> str:
        """What the plan is called in the app."""
        return self.known.name

    @property
    def scenario(self) -> Scenario:
        """The scenario it is read against."""
        return self.inputs.scenario

    @property
    def requirement(self) -> Requirement:
        """The agents that the scenario needs."""
        return self.inputs.requirement

    @property
    def inputs_changed(self) -> bool:
        """Whether the plan was made from other inputs than the scenario has."""
        return self.known.input_sha256 != self.inputs.sha256

    @property
    def figures(self) -> Mapping[str, Any]:
        """The content of `plan.json`: what was true when the plan was made."""
        return self.known.figures

    @cached_property
    def score(self) -> Score:
        """What the schedule is worth. Its gaps tell causes and take seconds: see `gaps`."""
        return score(self.scenario, self.requirement, self.schedule)

    @property
    def coverage(self) -> Coverage:
        """What the schedule gives every queue in every interval."""
        return self.score.coverage

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """The hard rules that the schedule breaks."""
        return audit(self.scenario, self.schedule)

    @cached_property
    def service(self) -> tuple[QueueService, ...]:
        """The service by queue over the horizon."""
        return horizon_service(self.coverage)

    @cached_property
    def burdens(self) -> tuple[Burdens, ...]:
        """The nights and weekends of every site and contract."""
        return burdens(self.scenario, self.schedule)

    @cached_property
    def sites(self) -> pd.DataFrame:
        """A row per site: who works, how much, and what it costs there."""
        return work_by_site(self.scenario, self.schedule)

    @cached_property
    def gaps(self) -> tuple[GapRow, ...]:
        """The gaps as the plan's folder tells them."""
        return gap_rows(self.folder)


def read_opened_scenario(folder: Path) -> OpenedScenario:
    """Raises ScenarioError with every problem."""
    return OpenedScenario(folder, read_scenario(folder))


def read_opened_plan(known: KnownPlan, inputs: OpenedScenario) -> OpenedPlan:
    """Raises PlanFolderError, and ScenarioError with every problem of the plan's tables."""
    return OpenedPlan(known, inputs, read_plan(inputs.scenario, known.folder))
